/** The typed client against the real server. Node keeps no cookies, so a small proxy in front does what a browser would. */
import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createClient, isApiError, type Client } from "@physiocheck/contracts/client";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Browser } from "./support/browser.ts";
import { DOSE, finishOf, sessionEvents, traceChunk } from "./support/samples.ts";
import { startTestServer, type TestServer } from "./support/test-server.ts";

let api: TestServer;
let proxy: Server;
let jar: Browser;
let calls: string[] = [];
let signedOut = 0;
let client: Client;

beforeAll(async () => {
  api = await startTestServer("libsql");
  proxy = createServer((incoming, outgoing) => {
    calls.push(`${incoming.method} ${incoming.url}`);
    const onward = forward(
      `${api.origin}${incoming.url}`,
      { method: incoming.method, headers: { ...incoming.headers, cookie: jar.cookieHeader } },
      (answer) => {
        for (const line of answer.headers["set-cookie"] ?? []) {
          const [pair] = line.split(";");
          const at = pair.indexOf("=");
          if (line.includes("Max-Age=0")) jar.cookies.delete(pair.slice(0, at));
          else jar.cookies.set(pair.slice(0, at), pair.slice(at + 1));
        }
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await api.stop();
});
beforeEach(() => {
  jar = new Browser(api.origin);
  calls = [];
  signedOut = 0;
  const { port } = proxy.address() as AddressInfo;
  client = createClient({ baseURL: `http://127.0.0.1:${port}`, onSignedOut: () => void (signedOut += 1) });
});

const register = () =>
  client.registerPatient({
    body: { name: "Ana", email: `${uuidv7()}@x.test`, password: "correct horse battery" },
  });
const refreshes = (): number => calls.filter((call) => call.endsWith("/refresh")).length;

test("a whole session through the client", async () => {
  await register();
  const id = uuidv7();
  const params = { sessionId: id };
  const started = await client.startSession({ body: { id, exerciseId: "squat", dose: DOSE } });
  expect(started.exercise.id).toBe("squat");
  const events = sessionEvents(4);
  expect((await client.appendEvents({ params, body: { events } })).highestContiguous).toBe(events.length - 1);
  const { bytes, headers } = traceChunk(0);
  await client.putTraceChunk({ params: { ...params, chunk: 0 }, body: new Uint8Array(bytes), headers });
  const detail = await client.finishSession({ params, body: await finishOf(events, 1) });
  expect(detail.session).toMatchObject({ state: "complete", repetitions: 3 });
  const chunk = await client.getTraceChunk({ params: { ...params, chunk: 0 } });
  expect(Buffer.compare(chunk, bytes)).toBe(0);
  expect((await client.listSessions()).sessions.map((session) => session.id)).toEqual([id]);
  await expect(client.logout()).resolves.toBeUndefined();
});

test("ten calls that find the token run out share one refresh, and all succeed", async () => {
  await register();
  api.clock.ms += 601_000;
  const answers = await Promise.all(Array.from({ length: 10 }, () => client.listToday()));
  expect(answers).toHaveLength(10);
  expect(refreshes()).toBe(1);
  expect(signedOut).toBe(0);
});

test("where refreshing does not help, the call fails and the app is told", async () => {
  await expect(client.me()).rejects.toSatisfy((error) => isApiError(error, "signed_out"));
  expect([refreshes(), signedOut]).toEqual([1, 1]);
});

test("a wrong password is an answer, not a reason to refresh", async () => {
  const attempt = client.login({ body: { email: "nobody@x.test", password: "x" } });
  await expect(attempt).rejects.toSatisfy((error) => isApiError(error, "wrong_credentials"));
  expect([refreshes(), signedOut]).toEqual([0, 0]);
});

test("a refusal carries its code, fields and request id, on byte routes too", async () => {
  await register();
  const failure = await client
    .startSession({ body: { id: "no", exerciseId: "squat", dose: DOSE } })
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "invalid", status: 422, details: { fields: [{ path: "body.id" }] } });
  const missing = await client
    .getTraceChunk({ params: { sessionId: uuidv7(), chunk: 0 } })
    .catch((error: unknown) => error);
  expect(missing).toMatchObject({ code: "not_found", requestId: expect.stringMatching(/^[0-9a-f-]{36}$/) });
});

test("nobody at the other end is a network error, worth trying again", async () => {
  const nowhere = createClient({ baseURL: "http://127.0.0.1:9" });
  const failure = await nowhere.me().catch((error: unknown) => error);
  expect(failure).toMatchObject({ code: "network", status: 0, retryable: true });
});
