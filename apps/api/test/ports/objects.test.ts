/** What every object store promises, held against a folder and against S3 over the wire. */
import { createHash, randomBytes } from "node:crypto";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFileStore } from "../../src/ports/objects/file-store.ts";
import {
  BadObjectKey,
  ObjectTooLarge,
  RangeOutside,
  type ObjectStore,
} from "../../src/ports/objects/object-store.ts";
import { openS3Store } from "../../src/ports/objects/s3-store.ts";
import { startS3 } from "./servers.ts";

type Place = { readonly store: ObjectStore; stop(): Promise<void> };

const PLACES: readonly { readonly name: string; readonly open: () => Promise<Place> }[] = [
  {
    name: "files",
    async open() {
      const folder = mkdtempSync(join(tmpdir(), "physiocheck-objects-"));
      return {
        store: openFileStore(join(folder, "objects")),
        stop: async () => rmSync(folder, { recursive: true, force: true }),
      };
    },
  },
  {
    name: "s3",
    async open() {
      const { config, stop } = await startS3();
      const store = await openS3Store(config);
      return {
        store,
        async stop() {
          await store.close();
          await stop();
        },
      };
    },
  },
];

const TEXT = { contentType: "text/plain" };
const text = (words: string): Uint8Array => new TextEncoder().encode(words);
const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

describe.each(PLACES)("$name", ({ open }) => {
  let place: Place;
  let store: ObjectStore;
  beforeAll(async () => {
    place = await open();
    ({ store } = place);
  });
  afterAll(() => place.stop());

  const read = async (key: string): Promise<string | null> => {
    const found = await store.get(key);
    return found && (await buffer(found.body)).toString();
  };
  const keys = async (prefix: string): Promise<string[]> => {
    const found: string[] = [];
    for await (const { key } of store.list(prefix)) found.push(key);
    return found.toSorted();
  };

  test("what was put comes back, with its type, size and hash", async () => {
    const bytes = randomBytes(100_000);
    const stored = await store.put("a/b/c.bin", bytes, { contentType: "video/webm" });
    expect(stored).toEqual({ size: 100_000, sha256: sha256(bytes) });
    expect(await store.head("a/b/c.bin")).toEqual({ size: 100_000, contentType: "video/webm" });
    const found = await store.get("a/b/c.bin");
    expect(found).toMatchObject({ size: 100_000, contentType: "video/webm" });
    expect(found && (await buffer(found.body)).equals(bytes)).toBe(true);
  });

  test("a stream of unknown length, longer than one part, is stored whole", async () => {
    const chunk = randomBytes(1_000_000);
    const all = Buffer.concat(Array.from({ length: 12 }, () => chunk));
    const stored = await store.put("long", Readable.from(Array.from({ length: 12 }, () => chunk)), TEXT);
    expect(stored).toEqual({ size: all.length, sha256: sha256(all) });
    const found = await store.get("long");
    expect(found && sha256(await buffer(found.body))).toBe(sha256(all));
  });

  test("an empty object is an object", async () => {
    await store.put("empty", new Uint8Array(), TEXT);
    expect(await store.head("empty")).toMatchObject({ size: 0 });
    expect(await read("empty")).toBe("");
  });

  test("a part of it", async () => {
    await store.put("part", text("0123456789"), TEXT);
    const part = async (start: number, end?: number): Promise<string> => {
      const found = await store.get("part", { start, ...(end !== undefined && { end }) });
      expect(found?.size).toBe(10);
      return found ? (await buffer(found.body)).toString() : "";
    };
    expect(await part(0, 1)).toBe("01");
    expect(await part(9, 9)).toBe("9");
    expect(await part(3, 5)).toBe("345");
    expect(await part(7)).toBe("789");
    expect(await part(7, 5000)).toBe("789");
    await expect(store.get("part", { start: 10 })).rejects.toThrow(RangeOutside);
    await expect(store.get("part", { start: 5, end: 4 })).rejects.toThrow(RangeOutside);
  });

  test("put again, it is replaced", async () => {
    await store.put("twice", text("first"), TEXT);
    await store.put("twice", text("second, longer"), { contentType: "text/html" });
    expect(await read("twice")).toBe("second, longer");
    expect(await store.head("twice")).toEqual({ size: 14, contentType: "text/html" });
  });

  test("what is not there is null, and can be deleted", async () => {
    expect(await store.get("nothing")).toBeNull();
    expect(await store.get("nothing", { start: 0 })).toBeNull();
    expect(await store.head("nothing/here")).toBeNull();
    await expect(store.delete("nothing")).resolves.toBeUndefined();
    await store.put("gone", text("x"), TEXT);
    await store.delete("gone");
    expect(await store.head("gone")).toBeNull();
    expect(await keys("gone")).toEqual([]);
  });

  test("too large: refused while it streams, and nothing is kept", async () => {
    let given = 0;
    const endless = Readable.from(
      (function* () {
        for (; given < 2000; given += 1) yield Buffer.alloc(65_536);
      })(),
    );
    await expect(store.put("huge", endless, { ...TEXT, maxBytes: 1_000_000 })).rejects.toThrow(
      ObjectTooLarge,
    );
    expect(given).toBeLessThan(200);
    expect(await store.head("huge")).toBeNull();
    expect(await keys("huge")).toEqual([]);
    await expect(store.put("fits", text("12345"), { ...TEXT, maxBytes: 5 })).resolves.toMatchObject({
      size: 5,
    });
  });

  test("a stream that breaks leaves what was there", async () => {
    await store.put("kept", text("old"), TEXT);
    const broken = Readable.from(
      (async function* () {
        yield text("ne");
        throw new Error("the line broke");
      })(),
    );
    await expect(store.put("kept", broken, TEXT)).rejects.toThrow("the line broke");
    expect(await read("kept")).toBe("old");
  });

  test("lists by the beginning of a key", async () => {
    for (const key of ["list/a", "list/a/b", "list/ab", "list/c/d/e", "listing"])
      await store.put(key, text(key), TEXT);
    expect(await keys("list/")).toEqual(["list/a", "list/a/b", "list/ab", "list/c/d/e"]);
    expect(await keys("list/a")).toEqual(["list/a", "list/a/b", "list/ab"]);
    expect(await keys("list")).toContain("listing");
    expect(await keys("none/")).toEqual([]);
    for await (const { key, size } of store.list("list/c/d/e")) expect(size).toBe(key.length);
  });

  test.each([
    "",
    "/",
    "/a",
    "a/",
    "a//b",
    "..",
    "../a",
    "a/../../b",
    "a/./b",
    ".hidden",
    "a\\b",
    "a b",
    "a\0b",
    "ä",
    "x".repeat(513),
  ])("no key: %j", async (key) => {
    await expect(store.put(key, text("x"), TEXT)).rejects.toThrow(BadObjectKey);
    await expect(store.get(key)).rejects.toThrow(BadObjectKey);
    await expect(store.head(key)).rejects.toThrow(BadObjectKey);
    await expect(store.delete(key)).rejects.toThrow(BadObjectKey);
  });

  test("written by many at once, it is one of them whole", async () => {
    const all = Array.from({ length: 8 }, (_, i) => `${i}`.repeat(50_000));
    await Promise.all(all.map((words) => store.put("race", text(words), TEXT)));
    expect(all).toContain(await read("race"));
  });

  test("answers", async () => {
    await expect(store.ping()).resolves.toBeUndefined();
  });
});

test("the folder holds no temporary files after all that went wrong", async () => {
  const folder = mkdtempSync(join(tmpdir(), "physiocheck-objects-"));
  const store = openFileStore(folder);
  await store.put("a", text("1"), TEXT);
  await expect(store.put("a", text("22"), { ...TEXT, maxBytes: 1 })).rejects.toThrow(ObjectTooLarge);
  expect(readdirSync(folder).toSorted()).toEqual(["a~data", "a~type"]);
  rmSync(folder, { recursive: true, force: true });
});

test("a store that does not answer says so", async () => {
  const { config, stop } = await startS3();
  await stop();
  const store = await openS3Store(config);
  await expect(store.ping()).rejects.toThrow(/ECONNREFUSED|connect/i);
  await store.close();
});
