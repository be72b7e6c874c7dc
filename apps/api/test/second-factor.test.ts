/** A code beside the password: RFC 6238's own vectors, setting it up, signing in, and every way around it. */
import type { Enrolment, Me, SecondFactor } from "@physiocheck/contracts";
import { routeEntries } from "@physiocheck/contracts";
import { and, eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { Secret } from "otpauth";
import { uuidv7 } from "uuidv7";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { newResetToken } from "../src/accounts/password-handlers.ts";
import { newRecoveryCode, recoveryHash } from "../src/identity/recovery-codes.ts";
import { seal, unseal } from "../src/identity/sealed-text.ts";
import { loadSecrets } from "../src/secrets.ts";
import { Browser, codeOf, type Reply } from "./support/browser.ts";
import { codeOfApp, giveSecondFactor } from "./support/second-factor.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const PASSWORD = "correct horse battery";
const STEP = 30_000;
/** What Node says of a text whose tag does not fit. */
const REFUSED = /unable to authenticate/i;
const PATH = "/api/auth/second-factor";

/** RFC 6238, appendix B: SHA-1, the last six of its eight digits. */
test.each([
  [59, "287082"],
  [1_111_111_109, "081804"],
  [1_111_111_111, "050471"],
  [1_234_567_890, "005924"],
  [2_000_000_000, "279037"],
  [20_000_000_000, "353130"],
])("at %i s the code is RFC 6238's", (seconds, expected) => {
  const secret = Secret.fromUTF8("12345678901234567890").base32;
  expect(codeOfApp(secret, seconds * 1000)).toBe(expected);
});

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("second factor", () => {
    let api: TestServer;

    beforeAll(async () => {
      api = await startTestServer(engine);
    });
    // So far apart that failed attempts are forgotten.
    afterEach(() => {
      api.clock.ms += 3_600_000;
    });
    afterAll(() => api.stop());

    const physician = () => api.person("physician", { password: PASSWORD });
    /** Tokens of before an hour have run out; the person signs in by themselves here. */
    const signIn = (person: Person, code?: string, password = PASSWORD, browser = new Browser(api.origin)) =>
      browser.send<Me>("POST", "/api/auth/login", {
        email: person.email,
        password,
        ...(code !== undefined && { code }),
      });
    const now = (secret: string): string => codeOfApp(secret, api.clock.ms);
    const nextStep = (): void => {
      api.clock.ms += STEP;
    };
    const stateOf = async (person: Person): Promise<SecondFactor> =>
      (await person.browser.send<SecondFactor>("GET", PATH)).body;
    const setUp = async (person: Person) => {
      const { body } = await person.browser.send<Enrolment>("POST", PATH, { password: PASSWORD });
      const confirmed = await person.browser.send<{ recoveryCodes: string[] }>(
        "POST",
        `${PATH}/confirmation`,
        { code: now(body.secret) },
      );
      expect(confirmed.status).toBe(200);
      nextStep();
      return { ...body, recoveryCodes: confirmed.body.recoveryCodes };
    };
    const wrongField = (reply: Reply): string | undefined =>
      (reply.body as { error: { details?: { fields?: { code: string }[] } } }).error.details?.fields?.[0]
        ?.code;

    test("password, secret, first code: then signing in takes two steps, and an app's URI says all it needs", async () => {
      const person = await physician();
      expect(await stateOf(person)).toEqual({ since: null, recoveryCodesLeft: 0, required: false });
      const wrong = await person.browser.send("POST", PATH, { password: "wrong password 1" });
      expect([wrong.status, wrongField(wrong)]).toEqual([422, "wrong_password"]);
      const { body } = await person.browser.send<Enrolment>("POST", PATH, { password: PASSWORD });
      expect(body.secret).toMatch(/^[A-Z2-7]{32}$/);
      const uri = new URL(body.uri);
      expect([uri.protocol, uri.host, uri.searchParams.get("secret")]).toEqual([
        "otpauth:",
        "totp",
        body.secret,
      ]);
      // Begun is not done: the password alone still signs in.
      expect((await signIn(person)).status).toBe(200);
      const refused = await person.browser.send("POST", `${PATH}/confirmation`, { code: "000000" });
      expect([refused.status, wrongField(refused)]).toEqual([422, "wrong_code"]);
      const confirmed = await person.browser.send<{ recoveryCodes: string[] }>(
        "POST",
        `${PATH}/confirmation`,
        {
          code: now(body.secret),
        },
      );
      expect(new Set(confirmed.body.recoveryCodes).size).toBe(10);
      expect(await stateOf(person)).toMatchObject({
        recoveryCodesLeft: 10,
        since: expect.any(String) as string,
      });

      const first = await signIn(person);
      expect([first.status, codeOf(first), first.headers.getSetCookie()]).toEqual([401, "code_needed", []]);
      nextStep();
      const browser = new Browser(api.origin);
      expect((await signIn(person, now(body.secret), PASSWORD, browser)).status).toBe(200);
      expect((await browser.send("GET", "/api/patients")).status).toBe(200);
    });

    test("switching it on signs out every other device, and no secret comes a second time", async () => {
      const person = await physician();
      const other = new Browser(api.origin);
      await signIn(person, undefined, PASSWORD, other);
      const { secret, recoveryCodes } = await setUp(person);
      expect((await other.send("GET", "/api/auth/me")).status).toBe(401);
      expect((await person.browser.send("GET", "/api/auth/me")).status).toBe(200);
      const again = await person.browser.send("POST", PATH, { password: PASSWORD });
      expect([again.status, codeOf(again)]).toEqual([409, "wrong_state"]);
      const state = await person.browser.send("GET", PATH);
      for (const told of [secret, ...recoveryCodes]) expect(state.text).not.toContain(told);
    });

    test("a code is taken once, in its own time step and the ones beside it", async () => {
      const person = await physician();
      const { secret } = await setUp(person);
      const code = now(secret);
      expect((await signIn(person, code)).status).toBe(200);
      expect(codeOf(await signIn(person, code))).toBe("wrong_credentials");
      // The step before was free until a later one was taken.
      expect((await signIn(person, codeOfApp(secret, api.clock.ms - STEP))).status).toBe(401);
      expect((await signIn(person, codeOfApp(secret, api.clock.ms + STEP))).status).toBe(200);
      api.clock.ms += 10 * STEP;
      expect((await signIn(person, codeOfApp(secret, api.clock.ms - 2 * STEP))).status).toBe(401);
      expect((await signIn(person, codeOfApp(secret, api.clock.ms + 2 * STEP))).status).toBe(401);
      expect((await signIn(person, codeOfApp(secret, api.clock.ms - STEP))).status).toBe(200);
    });

    test("two sign-ins with one code at the same moment: one of them gets in", async () => {
      const person = await physician();
      const { secret, recoveryCodes } = await setUp(person);
      for (const code of [now(secret), recoveryCodes[0]]) {
        const replies = await Promise.all([signIn(person, code), signIn(person, code)]);
        expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 401]);
      }
    });

    test("wrong password and wrong code are refused alike", async () => {
      const person = await physician();
      const { secret } = await setUp(person);
      const face = ({ status, body }: Reply): unknown => {
        const { error } = body as { error: { code: string; message: string } };
        return { status, code: error.code, message: error.message };
      };
      const wrongCode = await signIn(person, "000000");
      const wrongPassword = await signIn(person, now(secret), "wrong password 1");
      const nobody = await signIn({ ...person, email: `${uuidv7()}@x.test` }, "000000");
      expect(face(wrongCode)).toEqual(face(wrongPassword));
      expect(face(wrongCode)).toEqual(face(nobody));
      // A wrong password uses up no code.
      expect((await signIn(person, now(secret))).status).toBe(200);
    });

    test("a recovery code signs in once, however it is typed, and only its owner", async () => {
      const [person, stranger] = [await physician(), await physician()];
      const { recoveryCodes } = await setUp(person);
      await setUp(stranger);
      expect((await signIn(stranger, recoveryCodes[0])).status).toBe(401);
      const typed = (recoveryCodes[0] ?? "").toUpperCase().replaceAll("-", " ");
      expect((await signIn(person, typed)).status).toBe(200);
      expect((await signIn(person, typed)).status).toBe(401);
      expect((await stateOf(person)).recoveryCodesLeft).toBe(9);
    });

    test("guessing codes is as slow as guessing passwords, and knowing the password makes it no faster", async () => {
      const person = await physician();
      await setUp(person);
      const statuses: number[] = [];
      for (let guess = 0; guess < 8; guess += 1) {
        // The right password alone, in between: no failure, and no fresh start either.
        const { status } = await signIn(person);
        statuses.push(status, (await signIn(person, `00000${guess}`)).status);
      }
      expect(statuses.filter((status) => status === 401).length).toBeLessThanOrEqual(10);
      expect(statuses.at(-1)).toBe(429);
    });

    test("many people who take the first step only are not slowed down", async () => {
      const person = await physician();
      const { secret } = await setUp(person);
      for (let time = 0; time < 12; time += 1) expect(codeOf(await signIn(person))).toBe("code_needed");
      expect((await signIn(person, now(secret))).status).toBe(200);
    });

    test("new recovery codes and switching off ask for password and code; the old codes are gone", async () => {
      const person = await physician();
      const { secret, recoveryCodes } = await setUp(person);
      const renew = `${PATH}/recovery-codes`;
      for (const path of [renew, `${PATH}/end`]) {
        const code = await person.browser.send("POST", path, { password: PASSWORD, code: "000000" });
        expect([code.status, wrongField(code)]).toEqual([422, "wrong_code"]);
        const password = await person.browser.send("POST", path, {
          password: "wrong password 1",
          code: now(secret),
        });
        expect([password.status, wrongField(password)]).toEqual([422, "wrong_password"]);
      }
      const renewed = await person.browser.send<{ recoveryCodes: string[] }>("POST", renew, {
        password: PASSWORD,
        code: now(secret),
      });
      expect(renewed.body.recoveryCodes).toHaveLength(10);
      expect((await signIn(person, recoveryCodes[0])).status).toBe(401);
      // Long enough for the waits after so many failures from one address.
      api.clock.ms += 60_000;
      expect((await signIn(person, renewed.body.recoveryCodes[0])).status).toBe(200);
      const ended = await person.browser.send("POST", `${PATH}/end`, {
        password: PASSWORD,
        code: renewed.body.recoveryCodes[1],
      });
      expect(ended.status).toBe(204);
      expect((await signIn(person)).status).toBe(200);
      const { database } = api.server.deps;
      const { secondFactors, recoveryCodes: kept } = database.schema;
      expect(
        await database.read.select().from(secondFactors).where(eq(secondFactors.userId, person.id)),
      ).toEqual([]);
      expect(await database.read.select().from(kept).where(eq(kept.userId, person.id))).toEqual([]);
    });

    test("a new password by e-mail leaves the code in place", async () => {
      const person = await physician();
      const { secret } = await setUp(person);
      const { database } = api.server.deps;
      const { token, tokenHash } = newResetToken();
      const { ms } = api.clock;
      await database.write(async (writer) => {
        await writer
          .insert(database.schema.passwordResets)
          .values({ tokenHash, userId: person.id, createdAt: ms, expiresAt: ms + 60_000 });
      });
      const password = "another horse battery";
      const reset = await new Browser(api.origin).send("POST", "/api/auth/password/reset", {
        token,
        password,
      });
      expect([reset.status, reset.headers.getSetCookie()]).toEqual([204, []]);
      expect(codeOf(await signIn(person, undefined, password))).toBe("code_needed");
      expect((await signIn(person, now(secret), password)).status).toBe(200);
    });

    test("an admin resets somebody else's, never their own; the person is told by e-mail", async () => {
      const [person, admin] = [await physician(), await api.person("admin", { password: PASSWORD })];
      await giveSecondFactor(api, person);
      await giveSecondFactor(api, admin);
      const own = await admin.browser.send("DELETE", `/api/users/${admin.id}/second-factor`);
      expect([own.status, codeOf(own)]).toEqual([409, "wrong_state"]);
      expect((await admin.browser.send("DELETE", `/api/users/${person.id}/second-factor`)).status).toBe(200);
      expect((await person.browser.send("GET", "/api/auth/me")).status).toBe(401);
      expect((await signIn(person)).status).toBe(200);
      const { read, schema } = api.server.deps.database;
      const told = await read.select().from(schema.notices).where(eq(schema.notices.userId, person.id));
      expect(told.map(({ kind }) => kind)).toContain("second_factor_changed");
    });

    test("where the clinic asks for it, a password alone opens setting it up, and nothing else", async () => {
      const [person, admin, patient] = [
        await physician(),
        await api.person("admin"),
        await api.person("patient"),
      ];
      const rule = (physicians: boolean) =>
        admin.browser.send("PUT", "/api/admin/settings/second-factor", { physicians, admins: false });
      expect((await rule(true)).status).toBe(200);
      try {
        expect((await person.browser.send<Me>("GET", "/api/auth/me")).body.secondFactorDue).toBe(true);
        expect((await admin.browser.send<Me>("GET", "/api/auth/me")).body.secondFactorDue).toBe(false);
        expect((await patient.browser.send<Me>("GET", "/api/auth/me")).body.secondFactorDue).toBe(false);
        const open: string[] = [];
        for (const [name, { path, method, who }] of routeEntries()) {
          if (who === "anyone") continue;
          const { status } = await person.browser.send(
            method,
            path.replaceAll(/:\w+/g, () => uuidv7()),
          );
          if (status !== 403) open.push(name);
        }
        expect(open.toSorted()).toEqual([
          "confirmSecondFactor",
          "enrolSecondFactor",
          "getSecondFactor",
          "me",
        ]);
        expect(codeOf(await person.browser.send("GET", "/api/patients"))).toBe("second_factor_due");
        const { secret } = await setUp(person);
        expect((await person.browser.send("GET", "/api/patients")).status).toBe(200);
        const ended = await person.browser.send("POST", `${PATH}/end`, {
          password: PASSWORD,
          code: now(secret),
        });
        expect([ended.status, codeOf(ended)]).toEqual([409, "wrong_state"]);
      } finally {
        await rule(false);
      }
    });

    test("neither secrets nor recovery codes can be read from the database, and a secret opens for its owner alone", async () => {
      const person = await physician();
      const { secret, recoveryCodes } = await setUp(person);
      const { read, schema } = api.server.deps.database;
      const rows = JSON.stringify([
        await read.select().from(schema.secondFactors),
        await read.select().from(schema.recoveryCodes),
      ]);
      for (const told of [secret, ...recoveryCodes, ...recoveryCodes.map((code) => code.replaceAll("-", ""))])
        expect(rows).not.toContain(told);
      expect(rows).toContain(recoveryHash(recoveryCodes[0] ?? ""));
      expect(JSON.stringify(api.logged)).not.toContain(secret);
    });

    test("steps, refusals and changes stand in the audit log, without codes", async () => {
      const person = await physician();
      const { secret, recoveryCodes } = await setUp(person);
      await signIn(person);
      await signIn(person, "000000");
      await signIn(person, now(secret));
      await signIn(person, recoveryCodes[0]);
      await person.browser.send("POST", `${PATH}/end`, { password: PASSWORD, code: "000000" });
      const { read, schema } = api.server.deps.database;
      const of = async (action: string) =>
        (
          await read
            .select()
            .from(schema.auditLog)
            .where(and(eq(schema.auditLog.actorId, person.id), eq(schema.auditLog.action, action)))
        ).map(({ outcome, detail }) => [outcome, detail]);
      expect(await of("login")).toEqual([
        ["refused", "code_needed"],
        ["refused", "wrong_code"],
        ["ok", "code"],
        ["ok", "recovery_code"],
      ]);
      expect(await of("confirmSecondFactor")).toEqual([["ok", null]]);
      expect(await of("endSecondFactor")).toEqual([["refused", "wrong_code"]]);
    });

    test("patients have none to set up", async () => {
      const patient = await api.person("patient", { password: PASSWORD });
      expect((await patient.browser.send("POST", PATH, { password: PASSWORD })).status).toBe(403);
    });
  });
});

test("a sealed text opens with its key and for its owner alone, and says when it was changed", () => {
  const [one, other] = [1, 7].map(
    (factor) =>
      loadSecrets(
        "production",
        "",
        Buffer.from(Array.from({ length: 32 }, (_, i) => (i * 53 + factor) % 256)).toString("base64"),
      ).secondFactors,
  );
  if (!one || !other) throw new Error("no keys");
  const sealed = seal(one, "ana", "secret");
  expect(unseal(one, "ana", sealed)).toBe("secret");
  expect(seal(one, "ana", "secret")).not.toBe(sealed);
  expect(() => unseal(other, "ana", sealed)).toThrow(REFUSED);
  expect(() => unseal(one, "bob", sealed)).toThrow(REFUSED);
  const bytes = Buffer.from(sealed, "base64url");
  for (const at of [0, 12, 28, bytes.length - 1]) {
    const changed = Buffer.from(bytes.map((byte, index) => (index === at ? byte ^ 1 : byte)));
    expect(() => unseal(one, "ana", changed.toString("base64url"))).toThrow(REFUSED);
  }
});

test("recovery codes are 120 random bits", () => {
  const codes = Array.from({ length: 200 }, () => newRecoveryCode());
  expect(new Set(codes).size).toBe(200);
  for (const code of codes) expect(code).toMatch(/^(?:[a-z2-7]{4}-){5}[a-z2-7]{4}$/);
  // All 32 letters come up, none of them twice as often as it should.
  const counts = new Map<string, number>();
  for (const letter of codes.join("").replaceAll("-", "")) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  expect(counts.size).toBe(32);
  expect(Math.max(...counts.values())).toBeLessThan((2 * 200 * 24) / 32);
});
