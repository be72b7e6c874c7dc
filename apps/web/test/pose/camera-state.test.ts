import fc from "fast-check";
import { expect, test } from "vitest";
import camera from "../../src/i18n/en/camera.ts";
import { MODEL_FAILURES } from "../../src/pose/model/model-error.ts";
import { nextCameraState, type CameraEvent, type SourceState } from "../../src/pose/source/source-state.ts";

const after = (...events: CameraEvent[]): SourceState =>
  events.reduce<SourceState>((state, event) => nextCameraState(state, event), { name: "idle" });
const start: CameraEvent = { type: "start", secure: true, supported: true };
const refused = (error: string): CameraEvent => ({ type: "refused", error, message: error });

test("from asking to running", () => {
  expect(after(start)).toEqual({ name: "asking" });
  expect(after(start, { type: "granted" })).toEqual({ name: "starting" });
  expect(after(start, { type: "granted" }, { type: "picture" })).toEqual({ name: "running" });
});

test.each([
  ["NotAllowedError", "denied"],
  ["SecurityError", "denied"],
  ["NotFoundError", "none_found"],
  ["OverconstrainedError", "none_found"],
  ["NotReadableError", "in_use"],
  ["AbortError", "in_use"],
  ["SomethingNewError", "failed"],
] as const)("%s means %s", (error, name) => {
  expect(after(start, refused(error)).name).toBe(name);
});

test("without https it is not even asked for", () => {
  expect(after({ type: "start", secure: false, supported: false })).toEqual({ name: "insecure" });
  expect(after({ type: "start", secure: true, supported: false })).toEqual({ name: "unsupported" });
});

test("unplugged, and back again", () => {
  const running = [start, { type: "granted" }, { type: "picture" }] as const;
  expect(after(...running, { type: "track_ended" })).toEqual({ name: "lost" });
  expect(after(...running, { type: "track_ended" }, ...running)).toEqual({ name: "running" });
  expect(after(...running, { type: "track_muted" })).toEqual({ name: "interrupted" });
  expect(after(...running, { type: "track_muted" }, { type: "track_unmuted" }, { type: "picture" })).toEqual({
    name: "running",
  });
});

test("an answer that comes after the stop changes nothing", () => {
  expect(after(start, { type: "stop" }, { type: "granted" })).toEqual({ name: "stopped" });
  expect(after(start, { type: "stop" }, refused("NotAllowedError"))).toEqual({ name: "stopped" });
  expect(after(start, { type: "stop" }, { type: "track_ended" })).toEqual({ name: "stopped" });
});

test("whatever happens there is a sentence for it", () => {
  const event = fc.oneof(
    fc.constantFrom<CameraEvent>(
      start,
      { type: "start", secure: false, supported: true },
      { type: "granted" },
      { type: "picture" },
      { type: "track_ended" },
      { type: "track_muted" },
      { type: "track_unmuted" },
      { type: "stop" },
    ),
    fc.string().map(refused),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 12 }), (events) => {
      expect(camera.source[after(...events).name]).toMatch(/\.$|…$/);
    }),
  );
  for (const reason of MODEL_FAILURES) expect(camera.model.failed[reason]).toMatch(/\.$/);
});
