import { createHash } from "node:crypto";
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildModels, POSE_SOURCES, PoseModelError, type PoseSourceName } from "../src/build.ts";
import { POSE_MODELS, POSE_RUNTIME, POSE_VARIANTS } from "../src/index.ts";
import { FlatReader } from "../src/flatbuffer.ts";
import { withImageMetadata } from "../src/tflite-metadata.ts";

const require = createRequire(new URL("../src/build.ts", import.meta.url));
const readSource = (name: PoseSourceName) => readFile(require.resolve(POSE_SOURCES[name].module));

let outDir = "";
beforeAll(async () => {
  outDir = await mkdtemp(path.join(tmpdir(), "pose-model-"));
});
afterAll(() => rm(outDir, { recursive: true, force: true }));

test("builds every variant and the runtime with the pinned hashes and sizes", async () => {
  const built = await buildModels({ outDir });
  expect(built.map((each) => each.file)).toEqual([
    ...POSE_VARIANTS.map((variant) => POSE_MODELS[variant].file),
    POSE_RUNTIME.loader.file,
    POSE_RUNTIME.binary.file,
  ]);
  for (const { path: file, sha256, bytes } of built) {
    const content = await readFile(file);
    expect(content.length).toBe(bytes);
    expect(createHash("sha256").update(content).digest("hex")).toBe(sha256);
    expect(path.basename(file)).toContain(sha256.slice(0, 10));
  }
  expect((await readdir(outDir)).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

test("keeps what is there, and repairs what was damaged", async () => {
  const [lite] = await buildModels({ outDir, variants: ["lite"] });
  if (!lite) throw new Error("nothing built");
  const before = await stat(lite.path);
  await buildModels({ outDir, variants: ["lite"] });
  expect((await stat(lite.path)).mtimeMs).toBe(before.mtimeMs);
  await writeFile(lite.path, "half a fi");
  await buildModels({ outDir, variants: ["lite"] });
  expect((await readFile(lite.path)).length).toBe(lite.bytes);
});

test.each(["detector", "lite", "binary"] as const)("refuses a corrupted source: %s", async (broken) => {
  const elsewhere = path.join(outDir, `corrupted-${broken}`);
  const building = buildModels({
    outDir: elsewhere,
    variants: ["lite"],
    readSource: async (name) => {
      const bytes = await readSource(name);
      if (name === broken) bytes[1000] = (bytes[1000] ?? 0) ^ 1;
      return bytes;
    },
  });
  await expect(building).rejects.toThrow(PoseModelError);
  await expect(building).rejects.toThrow(
    /source @mediapipe\/.* is not the file it should be: SHA-256 [0-9a-f]{64}/,
  );
});

test("metadata goes in front, and every old byte stays as it was", async () => {
  const model = await readSource("lite");
  const marked = withImageMetadata(model, { mean: 0, std: 255 });
  const shift = marked.length - model.length;
  expect(shift % 64).toBe(0);
  expect(Buffer.compare(marked.subarray(shift), model)).toBe(0);
  // Old and new root name the same subgraph.
  const [before, after] = [new FlatReader(model), new FlatReader(marked)];
  const subgraphs = 2;
  expect(after.reference(after.follow(0), subgraphs)).toBe(
    before.reference(before.follow(0), subgraphs) + shift,
  );
  const buffers = 4;
  const count = (reader: FlatReader) => reader.tables(reader.reference(reader.follow(0), buffers)).length;
  expect(count(after)).toBe(count(before) + 1);
  expect(() => withImageMetadata(marked, { mean: 0, std: 255 })).toThrow("already has TFLITE_METADATA");
  expect(() => withImageMetadata(new Uint8Array(64), { mean: 0, std: 255 })).toThrow("not a TFLite model");
});
