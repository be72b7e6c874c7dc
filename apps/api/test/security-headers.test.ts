/** What every answer says to the browser, over TLS as in production; and what a caller cannot make the server believe. */
import { request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startTestServer, type TestServer } from "./support/test-server.ts";

let api: TestServer;

beforeAll(async () => {
  // Behind one proxy that speaks TLS; the tests speak to the server as it does.
  api = await startTestServer("libsql", { PUBLIC_URL: "https://clinic.example", TRUSTED_PROXIES: "1" });
});
afterAll(() => api.stop());

type Answer = { readonly status: number; readonly headers: Readonly<Record<string, unknown>> };

/** One request, with every header as given: fetch would not send some. */
function ask(method: string, path: string, headers: Record<string, string> = {}, body = ""): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(api.origin + path, { method, headers }, (answer) => {
      answer.resume();
      answer.on("end", () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers }));
    });
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A page, an answer of the API, a refusal, a method that is not there, a file, something that does not exist. */
const ASKED = [
  ["GET", "/"],
  ["GET", "/health"],
  ["GET", "/api/auth/me"],
  ["PATCH", "/api/auth/me"],
  ["POST", "/api/auth/login"],
  ["GET", "/openapi.json"],
  ["GET", "/docs"],
  ["GET", "/there/is/nothing.js"],
] as const;

test.each(ASKED)("every answer carries the policy, whatever it is: %s %s", async (method, path) => {
  const { headers } = await ask(method, path);
  const policy = String(headers["content-security-policy"]);
  for (const directive of [
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ])
    expect(policy).toContain(directive);
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["referrer-policy"]).toBe("no-referrer");
  expect(headers["x-frame-options"]).toBe("DENY");
});

test.each(ASKED)(
  "every answer over TLS insists on TLS, for a year and below its name: %s %s",
  async (method, path) => {
    const { headers } = await ask(method, path);
    expect(headers["strict-transport-security"]).toBe("max-age=31536000; includeSubDomains");
  },
);

test.each(ASKED)("no other origin is ever allowed to read: %s %s", async (method, path) => {
  for (const asked of [method, "OPTIONS"]) {
    const { headers } = await ask(asked, path, {
      origin: "https://evil.test",
      "access-control-request-method": "POST",
    });
    expect(Object.keys(headers).filter((name) => name.startsWith("access-control-"))).toEqual([]);
    expect(headers["cross-origin-resource-policy"]).toBe("same-origin");
  }
});

test("what the API answers is kept by nobody", async () => {
  const { browser } = await api.person("patient");
  // Over TLS the names of the cookies say that they belong to this host alone.
  const cookie = [...browser.cookies].map(([name, value]) => `__Host-${name}=${value}`).join("; ");
  for (const path of ["/api/auth/me", "/api/sessions", "/api/notices", "/api/nothing"]) {
    const { status, headers } = await ask("GET", path, { cookie });
    expect([path, status, headers["cache-control"]]).toEqual([
      path,
      path === "/api/nothing" ? 404 : 200,
      "no-store",
    ]);
  }
});

test("what is JSON says so, with its charset", async () => {
  for (const path of ["/health", "/api/auth/me", "/api-info", "/openapi.json"])
    expect((await ask("GET", path)).headers["content-type"]).toBe("application/json; charset=utf-8");
});

test("TRACE and methods that nobody needs are refused", async () => {
  for (const method of ["TRACE", "PATCH", "PROPFIND"]) {
    const { status, headers } = await ask(method, "/api/auth/me", { cookie: "secret=echo-me" });
    expect([method, status, headers.allow]).toEqual([method, 405, "GET, HEAD"]);
  }
});

test("an address that a caller claims is not believed", async () => {
  /** Another account each time: it is the address that is slowed down. */
  const guess = (attempt: number) => {
    const body = JSON.stringify({ email: `nobody-${attempt}@x.test`, password: "wrong password 1" });
    const claimed = `198.51.100.${attempt}`;
    return ask(
      "POST",
      "/api/auth/login",
      {
        "content-type": "application/json",
        "content-length": String(Buffer.byteLength(body)),
        // What the caller wrote, and what the one proxy that is trusted adds behind it.
        "x-forwarded-for": `${claimed}, 203.0.113.7`,
        "x-real-ip": claimed,
        forwarded: `for=${claimed}`,
      },
      body,
    );
  };
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 7; attempt += 1) statuses.push((await guess(attempt)).status);
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
});
