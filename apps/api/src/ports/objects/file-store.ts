import { randomBytes } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { asStream, Measured } from "./measured.ts";
import { checkKey, resolveRange, type ObjectHead, type ObjectStore } from "./object-store.ts";

/** No key holds a tilde, so these names are never a folder of another key. */
const DATA = "~data";
const TYPE = "~type";

/**
 * Objects as files in a folder. A file is written under a temporary name, brought to the disk and renamed; its type stands
 * beside it, and is there first.
 */
export function openFileStore(folder: string): ObjectStore {
  const pathOf = (key: string): string => {
    checkKey(key);
    return join(folder, ...key.split("/"));
  };

  const head = async (key: string): Promise<ObjectHead | null> => {
    const path = pathOf(key);
    try {
      const { size } = await stat(path + DATA);
      return { size, contentType: await readFile(path + TYPE, "utf8") };
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  };

  return {
    async put(key, bytes, { contentType, maxBytes }) {
      const path = pathOf(key);
      await mkdir(dirname(path), { recursive: true });
      const temporary = `${path}~${randomBytes(8).toString("hex")}`;
      try {
        const measured = new Measured(maxBytes);
        await pipeline(asStream(bytes), measured, createWriteStream(temporary, { flags: "wx" }));
        await toDisk(temporary);
        const type = `${temporary}${TYPE}`;
        await writeFile(type, contentType);
        await rename(type, path + TYPE);
        await rename(temporary, path + DATA);
        await toDisk(dirname(path));
        return measured.result();
      } finally {
        await rm(temporary, { force: true });
      }
    },

    async get(key, range) {
      const found = await head(key);
      if (!found) return null;
      const part = range && resolveRange(found.size, range);
      const file = await open(pathOf(key) + DATA).catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      return file && { ...found, body: file.createReadStream(part) };
    },

    head,

    async delete(key) {
      const path = pathOf(key);
      await rm(path + DATA, { force: true });
      await rm(path + TYPE, { force: true });
    },

    async *list(prefix) {
      // Only the folder that the prefix names has to be walked.
      const within = prefix.includes("/") ? prefix.slice(0, prefix.lastIndexOf("/")) : "";
      if (within !== "") checkKey(within);
      for await (const key of walk(folder, within)) {
        if (!key.startsWith(prefix)) continue;
        const found = await head(key);
        if (found) yield { key, size: found.size };
      }
    },

    async ping() {
      await mkdir(folder, { recursive: true });
      await access(folder);
    },

    async close() {},
  };
}

async function* walk(folder: string, within: string): AsyncIterable<string> {
  const entries = await readdir(join(folder, within), { withFileTypes: true }).catch((error: unknown) => {
    if (isMissing(error)) return [];
    throw error;
  });
  for (const entry of entries) {
    const path = within === "" ? entry.name : `${within}/${entry.name}`;
    if (entry.isDirectory()) yield* walk(folder, path);
    else if (path.endsWith(DATA)) yield path.slice(0, -DATA.length);
  }
}

/** A name or a file's bytes are safe from a power cut only after this. */
async function toDisk(path: string): Promise<void> {
  const handle = await open(path, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
