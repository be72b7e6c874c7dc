import { EXERCISES } from "@physiocheck/motion";
import { expect, test } from "vitest";
import { personOf } from "../../src/source/digital-patient.ts";

test.each(EXERCISES.map(({ id, timing }) => [id, timing.maxRep] as const))(
  "%s: however few pictures are looked at, a repetition of the digital patient is not too slow to count",
  (exercise, maxRep) => {
    const { times, slowest } = personOf({ exercise, yaw: 0, repSeconds: null, fault: null });
    expect(slowest).toBeGreaterThanOrEqual(0);
    expect(slowest).toBeLessThanOrEqual(1);
    const slowly = times.repetitions.map(({ start, end }) => (end - start) / 1000 / slowest);
    expect(Math.max(0, ...slowly)).toBeLessThan(maxRep);
  },
);
