import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { backupInstallation } from "../src/index.ts";
import { fullPatient, type FullPatient } from "./support/full-patient.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("the figures for Prometheus", () => {
    let api: TestServer;
    let full: FullPatient;
    const scrape = async (): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${api.server.metricsPort}/metrics`);
      expect(answer.status).toBe(200);
      return answer.text();
    };
    /** The value of a line that begins so. */
    const value = (text: string, line: string): number =>
      Number(
        text
          .split("\n")
          .find((each) => each.startsWith(`${line} `))
          ?.split(" ")
          .at(-1) ?? Number.NaN,
      );

    beforeAll(async () => {
      api = await startTestServer(engine, { METRICS_PORT: "0" });
      full = await fullPatient(api, "canary");
    });
    afterAll(() => api.stop());

    test("answers are timed by route and never by what the path names; refusals are counted by their code", async () => {
      const { browser } = full.patient;
      await browser.send("GET", `/api/sessions/${full.sessionId}`);
      await browser.send("GET", `/api/sessions/${uuidv7()}`);
      await browser.send("GET", "/api/no-such-thing");
      const text = await scrape();
      const answers = 'physiocheck_http_answer_seconds_count{method="GET",route="/api/sessions/:sessionId"';
      expect(value(text, `${answers},status="2xx"}`)).toBe(1);
      expect(value(text, `${answers},status="4xx"}`)).toBe(1);
      expect(value(text, 'physiocheck_refusals_total{code="not_found"}')).toBeGreaterThanOrEqual(2);
      expect(value(text, "physiocheck_event_age_seconds_count")).toBeGreaterThan(0);
      for (const secret of ["canary", full.sessionId, full.patient.id, full.patient.email])
        expect(text).not.toContain(secret);
    });

    test("queues and the last backup are asked anew with every scrape", async () => {
      const before = await scrape();
      expect(before).toMatch(/physiocheck_jobs\{queue="[\w-]+",state="failed"\} 0/);
      expect(value(before, "physiocheck_last_backup_timestamp_seconds")).toBe(0);
      const earlier = Date.now() / 1000;
      const { dataDir, databaseUrl } = api.server.deps.config;
      await backupInstallation({ DATA_DIR: dataDir, DATABASE_URL: databaseUrl });
      const taken = value(await scrape(), "physiocheck_last_backup_timestamp_seconds");
      expect(taken).toBeGreaterThanOrEqual(earlier);
      expect(taken).toBeLessThanOrEqual(Date.now() / 1000);
    });

    test("only the figures are served there, and nothing of them on the port of the app", async () => {
      const other = await fetch(`http://127.0.0.1:${api.server.metricsPort}/api/sessions`);
      expect(other.status).toBe(404);
      const app = await fetch(`${api.origin}/metrics`);
      expect(await app.text()).not.toContain("physiocheck_http_answer_seconds");
    });
  });
});
