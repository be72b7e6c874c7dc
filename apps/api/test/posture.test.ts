import type { Posture } from "@physiocheck/contracts";
import type { PostureChange, PostureView } from "@physiocheck/motion";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "./support/browser.ts";
import { jpegWithPlace, newPosture, postureView } from "./support/posture.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const ALL: PostureView[] = ["front", "left", "right", "back"];
const OCTETS = { "content-type": "application/octet-stream" };

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("posture analyses", () => {
    let api: TestServer;
    let patient: Person;
    let physician: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      [patient, physician] = await Promise.all([api.person("patient"), api.person("physician")]);
      await api.subscribe(patient, physician);
    });
    afterAll(() => api.stop());

    const begin = async (...options: Parameters<typeof newPosture>): Promise<string> => {
      const body = newPosture(...options);
      const reply = await patient.browser.send("POST", "/api/posture", body);
      expect(reply.status).toBe(201);
      return body.id;
    };
    const put = (analysis: string, view: string, body: unknown) =>
      patient.browser.send<Posture>("PUT", `/api/posture/${analysis}/views/${view}`, body);
    const read = async (analysis: string, by = patient) =>
      (await by.browser.send<Posture>("GET", `/api/posture/${analysis}`)).body;

    test("the server measures what was sent, and physician and patient read the same", async () => {
      const id = await begin();
      expect((await read(id)).state).toBe("pending");
      const reply = await put(id, uuidv7(), postureView("front", 4));
      expect(reply.status).toBe(200);
      expect(reply.body.state).toBe("completed");
      const shoulders = reply.body.summary.findings.find(({ measure }) => measure === "shoulder_level");
      expect(shoulders?.value).toBeGreaterThan(6);
      expect(shoulders?.plusMinus).toBeGreaterThan(0);
      expect(reply.body.summary.missing.find(({ measure }) => measure === "forward_head")?.reason).toBe(
        "view_not_taken",
      );
      expect(await read(id, physician)).toEqual(await read(id));
      const list = await physician.browser.send<{ analyses: { id: string }[] }>(
        "GET",
        `/api/patients/${patient.id}/posture`,
      );
      expect(list.body.analyses.map((one) => one.id)).toContain(id);
    });

    test("four views sent at once, some twice, are all there once", async () => {
      const id = await begin(ALL);
      const views = ALL.map((view) => ({ view, id: uuidv7() }));
      const replies = await Promise.all(
        [...views, ...views].map((each) => put(id, each.id, postureView(each.view))),
      );
      expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
      const { taken, state, summary } = await read(id);
      expect(taken.map(({ view }) => view).toSorted()).toEqual(ALL.toSorted());
      expect(state).toBe("completed");
      expect(summary.score).toBeGreaterThan(0);
    });

    test("a view that failed says why, and another attempt replaces it", async () => {
      const id = await begin(["front", "left"]);
      const view = uuidv7();
      await put(id, view, { state: "in_progress", view: "front" });
      expect((await read(id)).state).toBe("in_progress");
      await put(id, view, { state: "failed", view: "front", reason: "unreadable_file" });
      expect(await read(id)).toMatchObject({ state: "failed", taken: [{ reason: "unreadable_file" }] });
      const again = await put(id, view, postureView("front"));
      expect(again.body).toMatchObject({
        state: "in_progress",
        taken: [{ state: "completed", attempts: 2 }],
      });
      // What shows another view than it says has failed too, by the engine's word.
      const wrong = postureView("left");
      const lied = {
        ...wrong,
        ...("still" in wrong && { still: { ...wrong.still, points: flipped(wrong.still.points) } }),
      };
      const reply = await put(id, uuidv7(), lied);
      expect(reply.body.taken.find((one) => one.view === "left")).toMatchObject({
        state: "failed",
        reason: "not_this_view",
      });
    });

    test("what cannot be is refused and says what is wrong", async () => {
      const model = await patient.browser.send("POST", "/api/posture", {
        ...newPosture(),
        model: "enormous",
      });
      expect(model.status).toBe(422);
      for (const known of ["lite", "full", "heavy"]) expect(model.text).toContain(known);
      expect(
        (await patient.browser.send("POST", "/api/posture", { ...newPosture(), patientId: physician.id }))
          .status,
      ).toBe(422);
      const id = await begin(["front"]);
      expect(codeOf(await put(id, uuidv7(), postureView("left")))).toBe("wrong_state");
      const first = uuidv7();
      await put(id, first, postureView("front"));
      expect(codeOf(await put(id, uuidv7(), postureView("front")))).toBe("conflict");
      expect(
        (await put(id, first, { ...postureView("front"), corrections: { left_ear: [2, 0] } })).status,
      ).toBe(422);
    });

    test("pictures: only where agreed to, judged by content, without what the camera wrote beside them", async () => {
      const silent = await begin();
      const view = uuidv7();
      await put(silent, view, postureView("front"));
      const jpeg = await jpegWithPlace();
      const keep = (analysis: string, of: string, bytes: Buffer) =>
        patient.browser.send("PUT", `/api/posture/${analysis}/views/${of}/picture`, bytes, OCTETS);
      expect(codeOf(await keep(silent, view, jpeg))).toBe("wrong_state");

      const agreed = await begin(["front"], { keepPictures: true });
      const other = uuidv7();
      await put(agreed, other, postureView("front"));
      expect((await keep(agreed, other, Buffer.from("<svg onload=alert(1)>"))).status).toBe(415);
      expect((await keep(agreed, other, jpeg)).status).toBe(204);
      const path = `/api/posture/${agreed}/views/${other}/picture`;
      const seen = await physician.browser.send("GET", path);
      expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/jpeg"]);
      expect(seen.text).not.toContain("canary-place");
      expect((await (await api.person("physician")).browser.send("GET", path)).status).toBe(404);
      expect((await patient.browser.send("DELETE", `/api/posture/${agreed}`)).status).toBe(204);
      expect(await api.server.deps.objects.head(`posture/${agreed}/${other}.jpg`)).toBeNull();
      expect((await patient.browser.send("GET", path)).status).toBe(404);
    });

    test("one view is deleted, or several at once, all of them or none", async () => {
      const id = await begin(ALL);
      const views = ALL.map((view) => ({ view, id: uuidv7() }));
      for (const each of views) await put(id, each.id, postureView(each.view));
      const [a, b, c] = views.map((each) => each.id);
      expect((await patient.browser.send("DELETE", `/api/posture/${id}/views/${a}`)).status).toBe(204);
      const removal = `/api/posture/${id}/views/removal`;
      expect((await patient.browser.send("POST", removal, { viewIds: [b, uuidv7()] })).status).toBe(404);
      expect((await read(id)).taken).toHaveLength(3);
      expect((await patient.browser.send("POST", removal, { viewIds: [b, c] })).status).toBe(204);
      expect((await read(id)).taken.map(({ view }) => view)).toEqual(["back"]);
    });

    test("comparison: the older one first, and only more than the error is change", async () => {
      const before = await begin();
      await put(before, uuidv7(), postureView("front", 4));
      api.clock.ms += 60_000;
      const after = await begin();
      await put(after, uuidv7(), postureView("front"));
      const { body } = await patient.browser.send<{ changes: PostureChange[]; before: { id: string } }>(
        "GET",
        `/api/posture/${before}/changes-to/${after}`,
      );
      expect(body.before.id).toBe(before);
      expect(body.changes.find(({ measure }) => measure === "shoulder_level")?.kind).toBe("better");
      expect(body.changes.find(({ measure }) => measure === "weight_shift")?.kind).toBe("unchanged");
    });
  });
});

/** Left and right of the picture exchanged. */
function flipped(points: readonly (readonly [number, number, number, number])[]) {
  return points.map(([x, ...rest]) => [1 - x, ...rest]);
}
