import { LIVE_SOCKET_PATH, type PublisherNews } from "@physiocheck/contracts";
import { LiveLine, type LiveLineEnd, type LiveLineState } from "@physiocheck/contracts/client";
import { ENGINES } from "@physiocheck/database/testing";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { WebSocket } from "ws";
import type { Browser } from "./support/browser.ts";
import { TestLine } from "./support/live-line.ts";
import { DOSE } from "./support/samples.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const [engine] = ENGINES;

/** The browsers' end of the line against the real server, with the socket that browsers have by themselves. */
describe("the line of a page", () => {
  let api: TestServer;
  let patient: Person;
  let sessionId: string;

  beforeAll(async () => {
    api = await startTestServer(engine.engine);
    patient = await api.person("patient");
    sessionId = uuidv7();
    await patient.browser.send("POST", "/api/sessions", { id: sessionId, exerciseId: "squat", dose: DOSE });
  });
  afterAll(async () => {
    vi.unstubAllGlobals();
    await api.stop();
  });

  type Seen = { readonly states: [LiveLineState, LiveLineEnd | null][]; readonly news: PublisherNews[] };

  const open = (browser: Browser, renew: () => Promise<boolean>): { line: LiveLine; seen: Seen } => {
    vi.stubGlobal(
      "WebSocket",
      class extends WebSocket {
        constructor(url: string) {
          super(url, { headers: { origin: browser.origin, cookie: browser.cookieHeader } });
          // The library's own event; browsers tell of failures by `close` alone.
          this.on("error", () => undefined);
        }
      },
    );
    const seen: Seen = { states: [], news: [] };
    const line = LiveLine.open<PublisherNews>({
      url: api.origin.replace(/^http/, "ws") + LIVE_SOCKET_PATH,
      renew,
      onOpen: (opened) => opened.send({ type: "publish", sessionId, declined: [] }),
      onNews: (news) => seen.news.push(news),
      onLine: (state, end) => seen.states.push([state, end]),
    });
    return { line, seen };
  };
  const last = ({ states }: Seen) => states.at(-1);

  test("an access token that ran out is renewed, and the line opens then", async () => {
    const person = await api.person("patient");
    person.browser.cookies.delete("physiocheck-access");
    const { line, seen } = open(person.browser, async () => {
      await person.browser.send("POST", "/api/auth/refresh");
      return true;
    });
    await vi.waitFor(() => expect(last(seen)).toEqual(["open", null]), 10_000);
    expect(seen.states[0]).toEqual(["reconnecting", null]);
    line.close();
    expect(last(seen)).toEqual(["closed", "left"]);
  });

  test("where nobody is signed in any more it does not try for ever", async () => {
    const person = await api.person("patient");
    person.browser.cookies.clear();
    const { seen } = open(person.browser, async () => false);
    await vi.waitFor(() => expect(last(seen)).toEqual(["closed", "signed_out"]), 10_000);
  });

  test("a line that breaks comes back and says everything anew; one that is replaced stays away", async () => {
    const { line, seen } = open(patient.browser, async () => true);
    const published = (): number => seen.news.filter(({ type }) => type === "publishing").length;
    await vi.waitFor(() => expect(published()).toBe(1), 10_000);
    // The network goes, without a word to either side.
    (line as unknown as { socket: WebSocket }).socket.terminate();
    await vi.waitFor(() => expect(published()).toBe(2), 10_000);
    expect(seen.states.map(([state]) => state)).toEqual(["open", "reconnecting", "open"]);

    const other = await TestLine.opened(patient.browser);
    other.say({ type: "publish", sessionId, declined: [] });
    await vi.waitFor(() => expect(last(seen)).toEqual(["closed", "replaced"]), 10_000);
    other.close();
  });
});
