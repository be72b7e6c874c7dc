import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import type { Workout, WorkoutSettings, WorkoutStatistics } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { applyRetention } from "../src/admin/retention.ts";
import { traceKey, videoKey } from "../src/workouts/workout-store.ts";
import { codeOf } from "./support/browser.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";
import {
  deviceWorkout,
  filmBytes,
  makeWorkouts,
  OCTETS,
  packedWorkout,
  serverWorkout,
} from "./support/workouts.ts";

const DAY_MS = 86_400_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("workouts", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine, { WORKOUT_VIDEO_MB: "1", WORKOUT_QUOTA_MB: "2" });
      api.clock.ms = Date.parse("2026-02-04T12:00:00.000Z");
      [patient, physician] = await Promise.all([api.person("patient"), api.person("physician")]);
      await api.subscribe(patient, physician);
    });
    afterAll(() => api.stop());

    const store = (body: unknown, by = patient) => by.browser.send<Workout>("POST", "/api/workouts", body);
    const read = (id: string, by = patient) => by.browser.send<Workout>("GET", `/api/workouts/${id}`);
    const putVideo = (id: string, bytes: Buffer, by = patient) =>
      by.browser.send<Workout>("PUT", `/api/workouts/${id}/video`, bytes, OCTETS);
    const video = async (id: string, headers: Record<string, string> = {}, by = patient) => {
      const answer = await fetch(`${api.origin}/api/workouts/${id}/video`, {
        headers: { cookie: by.browser.cookieHeader, ...headers },
      });
      return { answer, bytes: Buffer.from(await answer.arrayBuffer()) };
    };

    test("what the browser found is kept once, with its movement, and the physician reads the same", async () => {
      const body = deviceWorkout();
      const [first, again] = await Promise.all([store(body), store(body)]);
      expect([first.status, again.status]).toEqual([201, 201]);
      expect(first.body).toMatchObject({
        state: "completed",
        dominant: "squat",
        hasTrace: false,
        video: null,
        energy: null,
      });
      const trace = packedWorkout();
      const path = `/api/workouts/${body.id}/trace`;
      expect((await patient.browser.send("GET", path)).status).toBe(404);
      expect((await patient.browser.send("PUT", path, Buffer.from("no trace"), OCTETS)).status).toBe(415);
      expect((await patient.browser.send("PUT", path, trace, OCTETS)).status).toBe(204);
      const kept = await fetch(api.origin + path, { headers: { cookie: physician.browser.cookieHeader } });
      expect(Buffer.from(await kept.arrayBuffer()).equals(trace)).toBe(true);
      expect((await read(body.id, physician)).body).toEqual((await read(body.id)).body);
      const list = await physician.browser.send<{ workouts: Workout[] }>(
        "GET",
        `/api/patients/${patient.id}/workouts`,
      );
      expect(list.body.workouts.map(({ id }) => id)).toContain(body.id);
      expect((await read(body.id, await api.person("physician"))).status).toBe(404);
    });

    test("another workout under the same id, or words that were not agreed to, are refused", async () => {
      const body = deviceWorkout();
      await store(body);
      expect(codeOf(await store({ ...body, fingerprint: "b".repeat(64) }))).toBe("conflict");
      expect((await store(body, await api.person("patient"))).status).toBe(404);
      expect((await store({ ...deviceWorkout(), agreed: 0 })).status).toBe(422);
      expect((await store({ ...deviceWorkout(), patientId: physician.id })).status).toBe(422);
    });

    test("energy is a range from weight, time and the compendium's intensities; without a weight there is none", async () => {
      const person = await api.person("patient");
      const body = deviceWorkout(undefined, { bouts: deviceWorkout().bouts.slice(0, 1) });
      expect((await store(body, person)).body.energy).toBeNull();
      const put = (kilograms: number | null) =>
        person.browser.send<WorkoutSettings>("PUT", "/api/workout-settings", { kilograms });
      expect((await put(5)).status).toBe(422);
      expect((await put(80)).body.kilograms).toBe(80);
      // Squat: 3 to 6.5 MET; half a minute of it: MET × 3.5 × 80 kg / 200 a minute.
      const { energy } = (await read(body.id, person)).body;
      expect(energy?.low).toBeCloseTo(3 * 1.4 * 0.5, 6);
      expect(energy?.high).toBeCloseTo(6.5 * 1.4 * 0.5, 6);
      expect((await put(null)).body.kilograms).toBeNull();
      expect((await read(body.id, person)).body.energy).toBeNull();
    });

    test("statistics: by week where the person is, by exercise, and all together", async () => {
      const person = await api.person("patient");
      // Half past eleven on Sunday night in London is Monday in Auckland.
      for (const at of ["2026-02-01T23:30:00.000Z", "2026-02-03T10:00:00.000Z"])
        await store(deviceWorkout(at), person);
      const ask = async (zone: string) =>
        (
          await person.browser.send<WorkoutStatistics>(
            "GET",
            `/api/workout-statistics?zone=${encodeURIComponent(zone)}`,
          )
        ).body;
      const weeksOf = ({ weeks }: WorkoutStatistics) =>
        Object.fromEntries(
          weeks.filter((week) => week.workouts > 0).map((week) => [week.from, week.workouts]),
        );
      const london = await ask("Europe/London");
      expect(london.weeks).toHaveLength(12);
      expect(weeksOf(london)).toEqual({ "2026-01-26": 1, "2026-02-02": 1 });
      expect(weeksOf(await ask("Pacific/Auckland"))).toEqual({ "2026-02-02": 2 });
      expect(london.totals).toMatchObject({ workouts: 2, repetitions: 30, activeMs: 90_000 });
      expect(london.exercises).toMatchObject([
        { exercise: "squat", workouts: 2, repetitions: 20 },
        { exercise: "biceps-curl", workouts: 2, repetitions: 10 },
      ]);
      expect((await person.browser.send("GET", "/api/workout-statistics?zone=Nowhere/Land")).status).toBe(
        422,
      );
    });

    test("an uploaded film is played in parts, by its owner alone", async () => {
      const { filmId } = await makeWorkouts(patient);
      const whole = filmBytes();
      const all = await video(filmId);
      expect([all.answer.status, all.answer.headers.get("content-type")]).toEqual([200, "video/mp4"]);
      expect(all.answer.headers.get("accept-ranges")).toBe("bytes");
      expect(all.bytes.equals(whole)).toBe(true);
      for (const [range, start, end] of [
        ["bytes=0-99", 0, 100],
        ["bytes=1990-", 1990, 2000],
        ["bytes=-10", 1990, 2000],
        ["bytes=1000-99999", 1000, 2000],
      ] as const) {
        const { answer, bytes } = await video(filmId, { range });
        expect([answer.status, answer.headers.get("content-range")]).toEqual([
          206,
          `bytes ${start}-${end - 1}/2000`,
        ]);
        expect(bytes.equals(whole.subarray(start, end))).toBe(true);
      }
      const outside = await video(filmId, { range: "bytes=2000-" });
      expect([outside.answer.status, outside.answer.headers.get("content-range")]).toEqual([
        416,
        "bytes */2000",
      ]);
      expect((await video(filmId, {}, physician)).answer.status).toBe(403);
      expect((await video(filmId, {}, await api.person("patient"))).answer.status).toBe(404);
      const { body } = await patient.browser.send<Workout>("DELETE", `/api/workouts/${filmId}`);
      expect(body).toBeUndefined();
      expect((await video(filmId)).answer.status).toBe(404);
      expect(await api.server.deps.objects.head(videoKey(filmId))).toBeNull();
    });

    test("what is no film, too large a film, and one too many are refused, and nothing of them is kept", async () => {
      const person = await api.person("patient");
      const announce = async (): Promise<string> => {
        const body = serverWorkout();
        expect((await store(body, person)).body.state).toBe("pending");
        return body.id;
      };
      const one = await announce();
      expect((await putVideo(one, Buffer.from("<svg onload=alert(1)>"), person)).status).toBe(415);
      expect((await putVideo(one, filmBytes(1_000_001), person)).status).toBe(413);
      expect(await api.server.deps.objects.head(videoKey(one))).toBeNull();
      for (const id of [one, await announce()])
        expect((await putVideo(id, filmBytes(1_000_000), person)).status).toBe(200);
      const third = await announce();
      expect((await putVideo(third, filmBytes(500_000), person)).status).toBe(413);
      const { background } = (await person.browser.send<WorkoutSettings>("GET", "/api/workout-settings"))
        .body;
      expect(background).toMatchObject({ offered: true, usedBytes: 2_000_000, quotaBytes: 2_000_000 });
      // Deleting one makes room.
      await person.browser.send("DELETE", `/api/workouts/${one}`);
      expect((await putVideo(third, filmBytes(500_000), person)).status).toBe(200);
      // A result of the browser waits for no film, and is not tried again.
      const here = deviceWorkout();
      await store(here, person);
      expect(codeOf(await putVideo(here.id, filmBytes(), person))).toBe("wrong_state");
      expect(codeOf(await person.browser.send("POST", `/api/workouts/${here.id}/retry`))).toBe("wrong_state");
      expect((await putVideo(uuidv7(), filmBytes(), person)).status).toBe(404);
    });

    test("a film that trickles in is waited for; one that ends in its first bytes is none", async () => {
      const { id } = (await store(serverWorkout())).body;
      const whole = filmBytes();
      const send = (parts: readonly Buffer[]) =>
        fetch(`${api.origin}/api/workouts/${id}/video`, {
          method: "PUT",
          headers: { cookie: patient.browser.cookieHeader, ...OCTETS },
          duplex: "half",
          body: Readable.toWeb(Readable.from(slowly(parts))) as unknown as BodyInit,
        } as RequestInit);
      expect((await send([whole.subarray(0, 5)])).status).toBe(415);
      const parts = [whole.subarray(0, 3), whole.subarray(3, 9), whole.subarray(9)];
      expect((await send(parts)).status).toBe(200);
      expect((await video(id)).bytes.equals(whole)).toBe(true);
    });

    test("old films go after the clinic's limit, old movements after theirs; what was counted stays", async () => {
      const admin = await api.person("admin");
      const person = await api.person("patient");
      const { workoutId, filmId } = await makeWorkouts(person);
      const announced = serverWorkout();
      await store(announced, person);
      const { objects } = api.server.deps;
      const retention = { recordings: 3, traces: 30, notices: 30, signIns: 400, audit: 2000 };
      expect((await admin.browser.send("PUT", "/api/admin/settings/retention", retention)).status).toBe(200);
      api.clock.ms += 4 * DAY_MS;
      expect((await applyRetention(api.server.deps)).films).toBeGreaterThan(0);
      expect(await objects.head(videoKey(filmId))).toBeNull();
      // Whoever waited for its analysis, or for a film that never came, is told.
      const { workouts } = api.server.deps.database.schema;
      const rowOf = async (id: string) =>
        (await api.server.deps.database.read.select().from(workouts).where(eq(workouts.id, id)))[0];
      expect(await rowOf(filmId)).toMatchObject({ state: "failed", reason: "expired", videoSize: null });
      expect(await rowOf(announced.id)).toMatchObject({ state: "failed", reason: "never_came" });
      expect(await rowOf(workoutId)).toMatchObject({ state: "completed", reason: null });
      api.clock.ms += 30 * DAY_MS;
      expect((await applyRetention(api.server.deps)).workoutTraces).toBeGreaterThan(0);
      expect(await objects.head(traceKey(workoutId))).toBeNull();
      const row = await rowOf(workoutId);
      expect(row?.bouts).toContain("squat");
      expect(row?.traceSize).toBeNull();
    });
  });
});

async function* slowly(parts: readonly Buffer[]): AsyncGenerator<Buffer> {
  for (const part of parts) {
    await sleep(50);
    yield part;
  }
}
