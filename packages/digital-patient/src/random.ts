/**
 * Small seeded generator (mulberry32, public domain), so that every patient can be made again.
 * @returns a function giving numbers in [0, 1)
 */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** Normal deviate with mean 0 and standard deviation 1 (Box and Muller 1958). */
export function gaussian(random: () => number): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random()));
  return radius * Math.cos(2 * Math.PI * random());
}

/** A seed of its own for each part of one patient. */
export function deriveSeed(seed: number, label: string): number {
  let hash = (seed ^ 0x811c9dc5) >>> 0;
  for (let i = 0; i < label.length; i += 1) {
    hash = Math.imul(hash ^ (label.codePointAt(i) ?? 0), 0x01000193) >>> 0;
  }
  return hash;
}

/** A smooth signal over time (ms), with mean 0 and standard deviation about 1. */
export type SmoothNoise = (t: number) => number;

/**
 * Sum of sines at random phases and frequencies between `low` and `high` (Hz): a stand-in for postural sway
 * (0.1–1 Hz) and physiological tremor (4–12 Hz) that is defined at any time, in any order.
 */
export function createSmoothNoise(random: () => number, low: number, high: number): SmoothNoise {
  const waves = Array.from({ length: 5 }, () => ({
    rate: ((low + (high - low) * random()) * 2 * Math.PI) / 1000,
    phase: random() * 2 * Math.PI,
  }));
  const scale = Math.sqrt(2 / waves.length);
  return (t) => {
    let sum = 0;
    for (const wave of waves) sum += Math.sin(wave.rate * t + wave.phase);
    return sum * scale;
  };
}
