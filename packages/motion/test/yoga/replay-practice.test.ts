import { createPatient, frameCamera, projectTrace } from "@physiocheck/digital-patient";
import { expect, test } from "vitest";
import { replayPractice, type Trace } from "../../src/index.ts";

function practice(exercise: string, seconds: number): Trace {
  const patient = createPatient({
    motion: [
      { kind: "stand", seconds: 1 },
      { kind: "exercise", exercise, holdSeconds: seconds },
    ],
    seed: 4,
  });
  return projectTrace(patient, frameCamera(patient, { yaw: 15 }), { fps: 10, seed: 4 }).trace;
}

test("a practice is told pose by pose, with how long and how well", () => {
  const { analysis, stretches } = replayPractice(practice("yoga/warrior_2", 6));
  const warrior = stretches.find(({ pose }) => pose === "warrior_2");
  expect(warrior).toBeDefined();
  expect((warrior!.end - warrior!.start) / 1000).toBeGreaterThan(4);
  expect((warrior!.end - warrior!.start) / 1000).toBeLessThan(8);
  expect(warrior!.accuracy).toBeGreaterThan(70);
  expect(analysis.pose).toBe("warrior_2");
  expect(analysis.match?.accuracy).toBeGreaterThan(70);
});

test("a photo is a practice of one frame", () => {
  const film = practice("yoga/tree", 6);
  const photo = { ...film, frames: film.frames.slice(50, 51) };
  const { analysis, stretches } = replayPractice(photo);
  expect(analysis.pose).toBe("tree");
  expect(stretches).toHaveLength(1);
});

test("where nobody is seen there is no pose", () => {
  const film = practice("yoga/tree", 3);
  const empty = { ...film, frames: film.frames.map(({ t }) => ({ t, landmarks: null, world: null })) };
  expect(replayPractice(empty)).toMatchObject({ analysis: { pose: null, match: null }, stretches: [] });
});
