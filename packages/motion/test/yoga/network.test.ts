import { Buffer } from "node:buffer";
import { expect, test } from "vitest";
import { packNetwork } from "../../src/index.ts";
import { fromBase64 } from "../../src/yoga/recognition/base64.ts";
import { addProbabilities, CLASS_COUNT, unpackNetwork } from "../../src/yoga/recognition/network.ts";

const wave = (length: number, step: number): Float64Array =>
  Float64Array.from({ length }, (_, i) => Math.sin(1 + i * step));
const network = {
  hidden: 7,
  mean: wave(11, 0.3),
  scale: wave(11, 0.7).map((x) => 1 + 0.2 * x),
  first: wave(7 * 12, 0.9),
  second: wave(CLASS_COUNT * 8, 1.3),
};

test("packed and unpacked a network answers the same within what eight bits can say", () => {
  const text = Buffer.from(packNetwork(network)).toString("base64");
  const again = unpackNetwork(fromBase64(text));
  const features = wave(11, 0.5);
  const [a, b] = [new Float64Array(CLASS_COUNT), new Float64Array(CLASS_COUNT)];
  addProbabilities(network, features, 1, a);
  addProbabilities(again, features, 1, b);
  a.forEach((p, c) => expect(Math.abs(p - b[c])).toBeLessThan(0.01));
  expect(b.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 9);
});

test.each([0, 1, 2, 3, 4, 300])("base64 of %i bytes", (length) => {
  const bytes = Uint8Array.from({ length }, (_, i) => (i * 89 + 7) % 256);
  expect([...fromBase64(Buffer.from(bytes).toString("base64"))]).toEqual([...bytes]);
});
