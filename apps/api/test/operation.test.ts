import { mkdtempSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { request as httpsRequest } from "node:https";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { brotliCompressSync } from "node:zlib";
import { openDatabase } from "@physiocheck/database";
import { EXERCISES } from "@physiocheck/motion";
import { pino } from "pino";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ConfigError, DEMO_ACCOUNTS, readConfig, startServer, type RunningServer } from "../src/index.ts";
import { loadSecrets } from "../src/secrets.ts";
import { Browser } from "./support/browser.ts";

const QUIET = pino({ level: "silent" });
const KEY = Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 37 + 11) % 256)).toString("base64");

const SCRIPT = `export const z = "${"z".repeat(5000)}";`;

let folder: string;
let demo: RunningServer;
let visitor: Browser;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "physiocheck-operation-"));
  const web = join(folder, "web");
  mkdirSync(join(web, "assets/pose"), { recursive: true });
  writeFileSync(join(web, "index.html"), "<!doctype html><title>app</title>");
  writeFileSync(
    join(web, "preload.json"),
    JSON.stringify({ "/today": { files: ["/assets/a.js", "/assets/b.js"], answers: ["me"] } }),
  );
  writeFileSync(join(web, "theme.js"), "void 0;");
  writeFileSync(join(web, "assets/app-1234.js"), `export const x = "${"y".repeat(5000)}";`);
  writeFileSync(join(web, "assets/small-1234.js"), SCRIPT);
  writeFileSync(join(web, "assets/small-1234.js.br"), brotliCompressSync(SCRIPT));
  writeFileSync(join(web, "assets/pose/vision-1234.wasm"), "\0asm");
  writeFileSync(join(folder, "secret.txt"), "outside of the app");
  demo = await startServer({
    config: {
      ...readConfig({ DEMO: "1", DATA_DIR: join(folder, "data"), WEB_ROOT: web, PASSWORD_COST: "4" }),
      port: 0,
    },
    log: QUIET,
  });
  visitor = new Browser(demo.origin);
});
afterAll(async () => {
  await demo.close();
  rmSync(folder, { recursive: true, force: true });
});

describe("the demo clinic", () => {
  test.each(DEMO_ACCOUNTS.map((account) => [account.email, account] as const))(
    "%s signs in with what /api-info says",
    async (email, { role }) => {
      const info = await visitor.send<{
        mode: string;
        demo: { accounts: { email: string; password: string }[] };
      }>("GET", "/api-info");
      expect(info.body.mode).toBe("demo");
      const account = info.body.demo.accounts.find((each) => each.email === email);
      const reply = await new Browser(demo.origin).send("POST", "/api/auth/login", {
        email,
        password: account?.password,
      });
      expect(reply.body).toMatchObject({ role, email });
    },
  );

  test("has patients with plans of library exercises, a request to answer, and a physician to verify", async () => {
    const signIn = async (who: string): Promise<Browser> => {
      const browser = new Browser(demo.origin);
      const [{ password }] = DEMO_ACCOUNTS;
      await browser.send("POST", "/api/auth/login", { email: `${who}@demo.physiocheck.local`, password });
      return browser;
    };
    const today = await (
      await signIn("patient")
    ).send<{ items: { assignment: { exercise: { id: string } } }[] }>("GET", "/api/today");
    const ids = today.body.items.map(({ assignment }) => assignment.exercise.id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(EXERCISES.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    const physician = await signIn("physician");
    const patients = await physician.send<{ patients: unknown[] }>("GET", "/api/patients");
    expect(patients.body.patients).toHaveLength(2);
    const subscriptions = await physician.send("GET", "/api/subscriptions");
    expect(subscriptions.text).toContain('"requested"');
    const queue = await (
      await signIn("admin")
    ).send<{ total: number }>("GET", "/api/users?verification=pending");
    expect(queue.body.total).toBe(1);
  });
});

describe("what the browser gets", () => {
  test("a security policy that lets WebAssembly compile and nothing else", async () => {
    const { headers } = await visitor.send("GET", "/", undefined, { accept: "text/html" });
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("connect-src 'self';");
    expect(policy).not.toMatch(/'unsafe-eval'|script-src[^;]*unsafe-inline|https?:|\*/);
    expect(headers.get("permissions-policy")).toContain("camera=(self)");
    expect(headers.get("cross-origin-opener-policy")).toBeNull();
    expect(headers.get("x-powered-by")).toBeNull();
  });

  test("the app at every address that is a page, and not elsewhere", async () => {
    const html = { accept: "text/html" };
    for (const path of ["/", "/login", "/physician/patients/1"]) {
      const reply = await visitor.send("GET", path, undefined, html);
      expect([reply.status, reply.headers.get("cache-control")]).toEqual([200, "no-cache"]);
      expect(reply.text).toContain("<title>app</title>");
    }
    for (const path of ["/api/nothing", "/assets/old-0000.js", "/docs/nothing"])
      expect((await visitor.send("GET", path, undefined, html)).status).toBe(404);
    expect((await visitor.send("GET", "/assets/..%2f..%2fsecret.txt", undefined, html)).text).not.toContain(
      "outside",
    );
  });

  test("what a page will ask for, named in the head of its answer where the build knows it", async () => {
    const html = { accept: "text/html" };
    const today = await visitor.send("GET", "/today", undefined, html);
    expect(today.headers.get("link")).toBe(
      "</assets/a.js>; rel=modulepreload, </assets/b.js>; rel=modulepreload, " +
        "</api/auth/me>; rel=preload; as=fetch; crossorigin=use-credentials",
    );
    const other = await visitor.send("GET", "/history", undefined, html);
    expect([other.status, other.headers.get("link")]).toEqual([200, null]);
  });

  test("hashed files kept for ever, compressed, with the right type", async () => {
    const script = await visitor.send("GET", "/assets/app-1234.js");
    expect(script.headers.get("cache-control")).toContain("immutable");
    expect(script.headers.get("content-encoding")).toBeTruthy();
    const wasm = await visitor.send("GET", "/assets/pose/vision-1234.wasm");
    expect(wasm.headers.get("content-type")).toBe("application/wasm");
  });

  test("what the build compressed goes out as it is, to whoever reads it", async () => {
    const ask = (encoding: string) =>
      visitor.send("GET", "/assets/small-1234.js", undefined, { "accept-encoding": encoding });
    const small = await ask("gzip, br");
    expect([small.headers.get("content-encoding"), small.headers.get("content-length")]).toEqual([
      "br",
      String(brotliCompressSync(SCRIPT).length),
    ]);
    expect(small.headers.get("content-type")).toContain("javascript");
    expect(small.headers.get("cache-control")).toContain("immutable");
    expect(small.text).toBe(SCRIPT);
    const plain = await ask("identity");
    expect([plain.headers.get("content-encoding"), plain.text]).toEqual([null, SCRIPT]);
  });

  test("the documentation, all of it from here", async () => {
    const page = await visitor.send("GET", "/docs");
    const sources = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, source]) => source);
    expect(sources.length).toBeGreaterThanOrEqual(3);
    for (const source of sources) {
      expect(source).toMatch(/^\/docs\//);
      expect((await visitor.send("GET", source)).status).toBe(200);
    }
    expect(page.text).not.toMatch(/<script>|style=/);
    expect((await visitor.send<{ openapi: string }>("GET", "/openapi.json")).body.openapi).toBe("3.1.0");
  });

  test("health", async () => {
    const health = await visitor.send("GET", "/health");
    expect(health.body).toMatchObject({ status: "ok", database: "libsql" });
    const ready = await visitor.send("GET", "/readyz");
    expect(ready.body).toEqual({
      status: "ok",
      checks: { database: true, migrations: true, accepting: true, disk: true },
    });
  });

  test("a server without room on its disk is not ready, and answers all the same", async () => {
    const full = await startServer({
      config: {
        ...readConfig({
          DATA_DIR: join(folder, "full"),
          WEB_ROOT: folder,
          DISK_RESERVE_MB: "100000000",
        }),
        port: 0,
      },
      log: QUIET,
    });
    const reply = await new Browser(full.origin).send<{ checks: unknown }>("GET", "/readyz");
    expect([reply.status, reply.body.checks]).toEqual([
      503,
      { database: true, migrations: true, accepting: true, disk: false },
    ]);
    expect((await new Browser(full.origin).send("GET", "/livez")).status).toBe(200);
    await full.close();
  });
});

describe("starting", () => {
  const production = {
    NODE_ENV: "production",
    PUBLIC_URL: "https://clinic.example",
    DATA_DIR: "/nonexistent",
  };

  test.each([
    ["plain http", { ...production, PUBLIC_URL: "http://clinic.example" }],
    ["no address", { ...production, PUBLIC_URL: undefined }],
    ["the demo", { ...production, DEMO: "1" }],
    ["cheap passwords", { ...production, PASSWORD_COST: "4" }],
  ])("production refuses %s", (_, env) => {
    expect(() => readConfig(env)).toThrow(ConfigError);
  });

  test.each([
    ["none", undefined],
    ["an empty one", ""],
    ["a placeholder", Buffer.from("change-me-change-me-change-me-change-me").toString("base64")],
    ["one too short", Buffer.from("0123456789abcdef").toString("base64")],
    ["zeros", Buffer.alloc(32).toString("base64")],
  ])("production refuses %s as its secret", (_, key) => {
    expect(() => loadSecrets("production", "/nonexistent", key)).toThrow(ConfigError);
  });

  test("production refuses a database with the accounts of the demo", async () => {
    const config = {
      ...readConfig({ ...production, DATA_DIR: join(folder, "data"), WEB_ROOT: folder }),
      port: 0,
    };
    const secrets = loadSecrets("production", folder, KEY);
    await expect(startServer({ config, secrets, log: QUIET })).rejects.toThrow("demo clinic");
  });

  test("the secret is made once, and nobody else may read it", () => {
    const place = join(folder, "secrets");
    const first = loadSecrets("demo", place, undefined);
    const again = loadSecrets("demo", place, undefined);
    expect(again.access.equals(first.access)).toBe(true);
    expect(first.access.equals(first.refresh)).toBe(false);
    expect(statSync(join(place, "secret.key")).mode & 0o077).toBe(0);
    expect(readFileSync(join(place, "secret.key"), "utf8").length).toBeGreaterThan(40);
  });

  test("a clinic that is in use is not seeded again", async () => {
    const config = {
      ...readConfig({ DEMO: "1", DATA_DIR: join(folder, "data"), WEB_ROOT: folder, PASSWORD_COST: "4" }),
      port: 0,
    };
    const again = await startServer({ config, log: QUIET });
    await again.close();
    const database = await openDatabase(pathToFileURL(join(folder, "data/physiocheck.db")).href);
    const users = await database.read.select().from(database.schema.users);
    expect(users).toHaveLength(DEMO_ACCOUNTS.length);
    await database.close();
  });

  test("the local network is served over HTTPS, with Secure cookies under the __Host- prefix", async () => {
    const config = {
      ...readConfig({
        LAN: "1",
        DEMO: "1",
        DATA_DIR: join(folder, "lan"),
        WEB_ROOT: folder,
        PASSWORD_COST: "4",
      }),
      port: 0,
    };
    const lan = await startServer({ config, log: QUIET });
    const body = JSON.stringify({ email: DEMO_ACCOUNTS[0].email, password: DEMO_ACCOUNTS[0].password });
    const cookies = await new Promise<readonly string[]>((resolve, reject) => {
      const sent = httpsRequest(
        {
          host: "127.0.0.1",
          port: lan.port,
          path: "/api/auth/login",
          method: "POST",
          rejectUnauthorized: false,
          headers: { "content-type": "application/json", "content-length": Buffer.byteLength(body) },
        },
        (answer) => {
          answer.resume();
          resolve(answer.headers["set-cookie"] ?? []);
        },
      );
      sent.on("error", reject);
      sent.end(body);
    });
    expect(cookies).toHaveLength(2);
    for (const cookie of cookies)
      expect(cookie).toMatch(/^__Host-physiocheck-\w+=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
    await lan.close();
  });
});
