import type { PoseFrame } from "../../src/pose/frame.ts";
import type { Trace } from "../../src/trace/trace.ts";

/** Numbers 0 … 1 that are the same every time (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Standard normal numbers (Box and Muller). */
export function gaussian(random: () => number): () => number {
  return () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A person moving every limb at 0.5 Hz with the jitter of a real detector: 1.5 pixels, 6 mm, z three times worse. */
export function noisyTrace(seconds: number, fps = 30): Trace {
  const normal = gaussian(seeded(7));
  const width = 1280;
  const height = 720;
  const frames = Array.from({ length: Math.round(seconds * fps) }, (_, i): PoseFrame => {
    const landmarks = new Float32Array(132);
    const world = new Float32Array(132);
    for (let point = 0; point < 33; point += 1) {
      const swing = Math.sin((2 * Math.PI * 0.5 * i) / fps + point);
      landmarks[point * 4] = 0.4 + point / 200 + 0.05 * swing + (1.5 / width) * normal();
      landmarks[point * 4 + 1] = 0.1 + point / 40 + 0.08 * swing + (1.5 / height) * normal();
      landmarks[point * 4 + 2] = -0.1 + 0.05 * swing + (4.5 / width) * normal();
      const visibility = Math.min(1, Math.max(0, 0.97 + 0.01 * swing + 0.005 * normal()));
      landmarks[point * 4 + 3] = visibility;
      world[point * 4] = 0.3 * swing + 0.006 * normal();
      world[point * 4 + 1] = point / 20 + 0.2 * swing + 0.006 * normal();
      world[point * 4 + 2] = 0.1 * swing + 0.015 * normal();
      world[point * 4 + 3] = visibility;
    }
    return { t: (i * 1000) / fps, landmarks, world };
  });
  return { fps, width, height, source: "made", frames };
}
