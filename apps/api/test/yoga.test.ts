import type { PoseAnswer, Practice, YogaSession, YogaSessionHead } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import { YOGA_POSE_IDS, type PracticeStatistics } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";
import { holdOf, newPractice, newYogaSession, yogaPicture } from "./support/yoga.ts";

const DAY = 86_400_000;

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("yoga", () => {
    let api: TestServer;
    let patient: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      patient = await api.person("patient");
    });
    afterAll(() => api.stop());

    const send = <T>(method: string, path: string, body?: unknown, by = patient) =>
      by.browser.send<T>(method, `/api/yoga${path}`, body);

    test("every pose is there with its angles, and one that is unknown is refused with those there are", async () => {
      const { body } = await send<{ poses: { id: string; joints: unknown[] }[] }>("GET", "/poses");
      expect(body.poses.map(({ id }) => id).toSorted()).toEqual([...YOGA_POSE_IDS].toSorted());
      expect(body.poses.every(({ joints }) => joints.length > 2)).toBe(true);
      const tree = await send("GET", "/poses/tree");
      expect(tree.body).toEqual(body.poses.find(({ id }) => id === "tree"));
      const unknown = await send("GET", "/poses/headstand");
      expect(unknown.status).toBeLessThan(500);
      expect(unknown.status).toBeGreaterThanOrEqual(400);
      expect(unknown.text).toContain("warrior_2");
    });

    test("landmarks are named and judged, alone and in a batch, also as the pose that was asked for", async () => {
      const picture = yogaPicture("mountain");
      const alone = await send<PoseAnswer>("POST", "/analyses", picture);
      expect(alone.status).toBe(200);
      expect(alone.body).toMatchObject({ pose: "mountain", judgedAs: "mountain" });
      expect(alone.body.match?.accuracy).toBeGreaterThan(70);
      const asTree = { ...picture, as: "tree" };
      const batch = await send<{ answers: PoseAnswer[] }>("POST", "/analyses/batch", {
        pictures: [picture, asTree],
      });
      expect(batch.body.answers[0]).toEqual(alone.body);
      const [, tree] = batch.body.answers;
      expect(tree).toMatchObject({ pose: "mountain", judgedAs: "tree" });
      // Somebody on both feet is no tree, and a knee says so.
      expect(tree?.match?.accuracy).toBeLessThan(60);
      expect(tree?.match?.worst).not.toBeNull();
    });

    test("a practice is made once, changed, and gone when deleted; nobody else finds it", async () => {
      const practice = newPractice();
      const made = await send<Practice>("POST", "/practices", practice);
      expect(made.status).toBe(201);
      expect((await send<Practice>("POST", "/practices", practice)).body).toEqual(made.body);
      const other = await send("POST", "/practices", { ...practice, title: "Another" });
      expect([other.status, codeOf(other)]).toEqual([409, "conflict"]);
      const { id, ...content } = practice;
      api.clock.ms += 1000;
      const poses = [{ pose: "child", seconds: 60 }];
      const changed = await send<Practice>("PUT", `/practices/${id}`, { ...content, poses });
      expect(changed.body.poses).toEqual(poses);
      expect(Date.parse(changed.body.changedAt)).toBeGreaterThan(Date.parse(changed.body.createdAt));
      const list = await send<{ practices: Practice[] }>("GET", "/practices");
      expect(list.body.practices.find((one) => one.id === id)).toEqual(changed.body);
      const stranger = await api.person("patient");
      expect((await send("GET", `/practices/${id}`, undefined, stranger)).status).toBe(404);
      expect((await send("DELETE", `/practices/${id}`)).status).toBe(204);
      expect((await send("GET", `/practices/${id}`)).status).toBe(404);
    });

    test("a practice with an unknown pose, no pose or a hold of an hour is refused", async () => {
      const practice = newPractice();
      for (const poses of [[{ pose: "headstand", seconds: 20 }], [], [{ pose: "tree", seconds: 3600 }]])
        expect((await send("POST", "/practices", { ...practice, id: uuidv7(), poses })).status).toBe(422);
    });

    test("a session is stored once, told with what it came to, renamed and deleted", async () => {
      const session = newYogaSession(api.clock.ms - DAY);
      const made = await send<YogaSession>("POST", "/sessions", session);
      expect(made.status).toBe(201);
      expect(made.body.steps).toEqual(session.steps);
      // 15 s at 80 and 5 s at 60.
      expect(made.body.summary).toEqual({ heldSeconds: 20, askedSeconds: 30, complete: 1, accuracy: 75 });
      const change = { title: "Before breakfast", note: "Wobbly." };
      const changed = await send<YogaSession>("PUT", `/sessions/${session.id}`, change);
      expect(changed.body).toEqual({ ...made.body, ...change });
      // The same call again, after the change: found, not stored a second time, the change kept.
      expect((await send<YogaSession>("POST", "/sessions", session)).body.title).toBe(change.title);
      const list = await send<{ sessions: YogaSessionHead[] }>("GET", "/sessions");
      const { steps: _, ...head } = changed.body;
      expect(list.body.sessions.filter(({ id }) => id === session.id)).toEqual([head]);
      expect((await send("DELETE", `/sessions/${session.id}`)).status).toBe(204);
      expect((await send("GET", `/sessions/${session.id}`)).status).toBe(404);
    });

    test("a session that ends before it began, or tomorrow, is refused", async () => {
      const now = api.clock.ms;
      const session = newYogaSession(now);
      const backwards = { ...session, finishedAt: new Date(now - 1000).toISOString() };
      expect((await send("POST", "/sessions", backwards)).status).toBe(422);
      expect((await send("POST", "/sessions", newYogaSession(now + DAY))).status).toBe(422);
    });

    test("statistics go by the calendar of the person's time zone", async () => {
      // Sunday 23:30 in Berlin, which is Monday in Auckland.
      api.clock.ms = Date.parse("2027-03-07T22:30:00.000Z");
      const someone = await api.person("patient");
      const at = (hoursAgo: number) => api.clock.ms - hoursAgo * 3_600_000;
      for (const [hours, accuracy] of [
        [1, 90],
        [24, 70],
        [48, 50],
        [24 * 9, null],
      ] as const)
        await send(
          "POST",
          "/sessions",
          newYogaSession(at(hours), {
            steps: [holdOf({ accuracy, heldSeconds: accuracy === null ? 0 : 10 })],
          }),
          someone,
        );
      const inZone = async (zone: string) =>
        (await send<PracticeStatistics>("GET", `/statistics?zone=${zone}`, undefined, someone)).body;
      expect(await inZone("Europe/Berlin")).toEqual({
        practices: 4,
        minutes: 20,
        practicesThisWeek: 3,
        minutesThisWeek: 15,
        streakDays: 3,
        accuracy: 70,
      });
      expect(await inZone("Pacific/Auckland")).toMatchObject({ practicesThisWeek: 1, streakDays: 3 });
      expect((await send("GET", "/statistics?zone=Nowhere", undefined, someone)).status).toBe(422);
    });
  });
});
