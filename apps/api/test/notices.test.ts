/** Being told: in the app and by e-mail, as each person chose; reminders; what an e-mail may say. */
import { NOTICE_KINDS, type NoticePage, type NoticePreferences } from "@physiocheck/contracts";
import { and, eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { noticeLetter } from "../src/notices/letters.ts";
import { nextLocalTime, wallTime } from "../src/notices/local-time.ts";
import { notify } from "../src/notices/notify.ts";
import { remindAll } from "../src/notices/reminders.ts";
import type { Browser } from "./support/browser.ts";
import { DOSE } from "./support/samples.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

const noticesOf = async (browser: Browser): Promise<NoticePage> =>
  (await browser.send<NoticePage>("GET", "/api/notices")).body;

describe.each(ENGINES.filter(({ skip }) => !skip))("$name", ({ engine }) => {
  let api: TestServer;
  beforeAll(async () => {
    api = await startTestServer(engine);
  });
  afterAll(() => api.stop());

  const lettersTo = (email: string) => (api.server.deps.mail.kept() ?? []).filter(({ to }) => to === email);
  const preferences = async (browser: Browser): Promise<NoticePreferences> =>
    (await browser.send<NoticePreferences>("GET", "/api/notices/preferences")).body;

  test("a request, its approval and its end are told to the other side, by e-mail without a name", async () => {
    const patient = await api.person("patient", { name: "Ana Secret" });
    const physician = await api.person("physician", { name: "Dr Ruiz" });
    const asked = await patient.browser.send<{ id: string }>("POST", "/api/subscriptions", {
      physicianId: physician.id,
    });
    expect(asked.status).toBe(201);
    expect(await noticesOf(physician.browser)).toMatchObject({
      unread: 1,
      total: 1,
      notices: [
        { kind: "subscription_requested", about: { person: "Ana Secret" }, link: "/requests", readAt: null },
      ],
    });
    await vi.waitFor(() => expect(lettersTo(physician.email)).toHaveLength(1), 10_000);
    const [letter] = lettersTo(physician.email);
    expect(letter.text).toContain(`${api.origin}/requests`);
    expect(JSON.stringify(letter)).not.toContain("Ana Secret");

    await physician.browser.send("POST", `/api/subscriptions/${asked.body.id}/approval`);
    // Again changes nothing, and tells nobody again.
    await physician.browser.send("POST", `/api/subscriptions/${asked.body.id}/approval`);
    await patient.browser.send("POST", `/api/subscriptions/${asked.body.id}/revocation`);
    expect((await noticesOf(patient.browser)).notices.map(({ kind }) => kind)).toEqual([
      "subscription_approved",
    ]);
    expect((await noticesOf(physician.browser)).notices.map(({ kind }) => kind)).toEqual([
      "subscription_revoked",
      "subscription_requested",
    ]);
  });

  test("notices are read one by one or all, and only one's own", async () => {
    const mine = await api.person("patient");
    const other = await api.person("patient");
    for (let i = 0; i < 3; i += 1)
      await notify(api.server.deps, { to: mine.id, kind: "note_added", about: {}, link: "/today" });
    const { notices } = await noticesOf(mine.browser);
    expect(notices).toHaveLength(3);
    const read = (browser: Browser, body: unknown) => browser.send("POST", "/api/notices/read", body);
    expect((await read(other.browser, { noticeIds: notices.map(({ id }) => id) })).status).toBe(204);
    expect((await noticesOf(mine.browser)).unread).toBe(3);
    await read(mine.browser, { noticeIds: [notices[1].id] });
    expect((await noticesOf(mine.browser)).unread).toBe(2);
    await read(mine.browser, {});
    expect((await noticesOf(mine.browser)).unread).toBe(0);
    expect((await noticesOf(other.browser)).total).toBe(0);
    const page = await mine.browser.send<NoticePage>("GET", "/api/notices?limit=2&offset=2");
    expect(page.body.notices.map(({ id }) => id)).toEqual([notices[2].id]);
  });

  test("what is told once is told once", async () => {
    const { id, browser } = await api.person("patient");
    const told = { to: id, kind: "plan_changed", about: {}, link: "/today", once: "plan:7" } as const;
    await Promise.all([1, 2, 3].map(() => notify(api.server.deps, told)));
    expect((await noticesOf(browser)).total).toBe(1);
  });

  test("each kind arrives where the person wants it; a changed password by e-mail in any case", async () => {
    const { id, email, browser } = await api.person("patient", { name: "Bo" });
    const before = await preferences(browser);
    expect(Object.keys(before.channels).toSorted()).toEqual([...NOTICE_KINDS].toSorted());
    expect(before.reminderTime).toBeNull();
    const channels = Object.fromEntries(
      NOTICE_KINDS.map((kind) => [kind, { inApp: kind === "note_added", email: kind === "plan_changed" }]),
    );
    const saved = await browser.send("PUT", "/api/notices/preferences", { ...before, channels });
    expect(saved.status).toBe(200);
    for (const kind of ["note_added", "plan_changed", "password_changed"] as const)
      await notify(api.server.deps, { to: id, kind, about: {}, link: "/today" });
    expect((await noticesOf(browser)).notices.map(({ kind }) => kind)).toEqual(["note_added"]);
    await vi.waitFor(
      () =>
        expect(
          lettersTo(email)
            .map(({ subject }) => subject)
            .toSorted(),
        ).toEqual(["Your plan has changed", "Your password was changed"].toSorted()),
      10_000,
    );
  });

  test.each([
    [{ timeZone: "Mars/Olympus" }, "body.timeZone"],
    [{ reminderTime: "24:00" }, "body.reminderTime"],
    [{ reminderTime: "9:00" }, "body.reminderTime"],
    [{ language: "<script>" }, "body.language"],
    [{ channels: {} }, "body.channels.reminder"],
    [{ userId: "somebody" }, "body"],
  ])("refuses %j and says which field", async (change, path) => {
    const { browser } = await api.person("patient");
    const body = { ...(await preferences(browser)), ...change };
    const reply = await browser.send("PUT", "/api/notices/preferences", body);
    expect(reply.status).toBe(422);
    expect(reply.text).toContain(path);
  });

  test("a reminder comes once a day at the local time, and only where something is due and not done", async () => {
    const { deps } = api.server;
    const physician = await api.person("physician");
    const busy = await api.person("patient");
    const idle = await api.person("patient");
    await api.subscribe(busy, physician);
    const assigned = await physician.browser.send("POST", "/api/assignments", {
      patientId: busy.id,
      exerciseId: "squat",
      dose: DOSE,
    });
    expect(assigned.status).toBe(201);
    const timeZone = "America/Bogota";
    // Some minutes from now, where the patient is.
    const { time } = wallTime(api.clock.ms + 5 * 60_000, timeZone);
    for (const { browser } of [busy, idle]) {
      const body = { ...(await preferences(browser)), timeZone, reminderTime: time };
      expect((await browser.send("PUT", "/api/notices/preferences", body)).body).toEqual(body);
    }
    // Not through the API: on the days that pass here everybody has to sign in again.
    const { notices } = deps.database.schema;
    const reminders = async ({ id }: { id: string }) =>
      deps.database.read
        .select({ about: notices.about, link: notices.link })
        .from(notices)
        .where(and(eq(notices.userId, id), eq(notices.kind, "reminder")));
    await remindAll(deps);
    expect(await reminders(busy)).toHaveLength(0);
    api.clock.ms += 6 * 60_000;
    await Promise.all([remindAll(deps), remindAll(deps)]);
    await remindAll(deps);
    expect(await reminders(busy)).toEqual([{ about: '{"count":1}', link: "/today" }]);
    expect(await reminders(idle)).toHaveLength(0);
    // The server was down at tomorrow's time: half a day late is too late, and the day after it comes again.
    const begun = api.clock.ms;
    api.clock.ms = begun + 36 * 3_600_000;
    await remindAll(deps);
    expect(await reminders(busy)).toHaveLength(1);
    api.clock.ms = begun + 48 * 3_600_000 + 60_000;
    await remindAll(deps);
    expect(await reminders(busy)).toHaveLength(2);
    api.clock.ms = begun;
  });

  test("a letter that the mail server refuses is tried again", async () => {
    const { id, email } = await api.person("patient");
    const { mail, jobs } = api.server.deps;
    const send = vi.spyOn(mail, "send").mockRejectedValueOnce(new Error("try again later"));
    await notify(api.server.deps, { to: id, kind: "plan_changed", about: {}, link: "/today" });
    await vi.waitFor(async () => {
      expect(send).toHaveBeenCalledTimes(1);
      expect(await jobs.counts("notice-mails")).toMatchObject({ waiting: 1, running: 0 });
    }, 10_000);
    expect(lettersTo(email)).toHaveLength(0);
    api.clock.ms += 11_000;
    await vi.waitFor(() => expect(lettersTo(email)).toHaveLength(1), 10_000);
    send.mockRestore();
  });

  test("the outbox shows letters, escaped", async () => {
    const { id, browser } = await api.person("patient", { name: '<img src=x onerror="1">' });
    await notify(api.server.deps, { to: id, kind: "plan_changed", about: {}, link: "/today" });
    await vi.waitFor(
      async () => expect((await browser.send("GET", "/outbox")).text).toContain("&lt;img src=x"),
      10_000,
    );
    expect((await browser.send("GET", "/outbox")).text).not.toContain("<img");
  });
});

test("names are escaped in the HTML of a letter", () => {
  const { html, text } = noticeLetter(
    { email: "a@x.test", name: "<b>&\"'", language: "xx" },
    "plan_changed",
    "https://x.test/today?a=1&b=2",
  );
  expect(html).toContain("Hello &lt;b&gt;&amp;&quot;&#39;,");
  expect(html).toContain('href="https://x.test/today?a=1&amp;b=2"');
  expect(text).toContain("Hello <b>&\"',");
});

test.each([
  // Ordinary days, east and west.
  ["2026-11-21T07:00:00Z", "09:30", "Europe/Madrid", "2026-11-21T08:30:00Z"],
  ["2026-11-21T09:00:00Z", "09:30", "Europe/Madrid", "2026-11-22T08:30:00Z"],
  ["2026-11-21T08:30:00Z", "09:30", "Europe/Madrid", "2026-11-22T08:30:00Z"],
  ["2026-11-21T23:00:00Z", "18:00", "America/Bogota", "2026-11-22T23:00:00Z"],
  ["2026-11-21T12:00:00Z", "00:00", "Pacific/Kiritimati", "2026-11-22T10:00:00Z"],
  ["2026-11-21T12:00:00Z", "23:59", "Asia/Kathmandu", "2026-11-21T18:14:00Z"],
  // The night when the clock jumps from 2 to 3: what is missing comes at 3.
  ["2026-03-28T12:00:00Z", "02:30", "Europe/Madrid", "2026-03-29T01:00:00Z"],
  // The night when 2:30 comes twice: the first.
  ["2026-10-24T12:00:00Z", "02:30", "Europe/Madrid", "2026-10-25T00:30:00Z"],
])("after %s the next %s in %s is %s", (after, time, zone, expected) => {
  expect(new Date(nextLocalTime(Date.parse(after), time, zone)).toISOString()).toBe(
    new Date(expected).toISOString(),
  );
});
