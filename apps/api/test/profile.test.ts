/** Passwords that were forgotten or changed, names, pictures, and where one is signed in. */
import type { Me, SignIn } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { Browser, codeOf } from "./support/browser.ts";
import { startTestServer, type Person, type TestServer } from "./support/test-server.ts";

const OLD = "correct horse battery";
const NEW = "a much newer staple";

describe.each(ENGINES.filter(({ skip }) => !skip))("$name", ({ engine }) => {
  let api: TestServer;
  beforeAll(async () => {
    api = await startTestServer(engine);
  });
  afterAll(() => api.stop());

  const login = async (email: string, password: string): Promise<Browser> => {
    const browser = new Browser(api.origin);
    const { status, text } = await browser.send("POST", "/api/auth/login", { email, password });
    if (status !== 200) throw new Error(text);
    return browser;
  };
  const lettersTo = (email: string) => (api.server.deps.mail.kept() ?? []).filter(({ to }) => to === email);
  const forgotten = (email: string) =>
    new Browser(api.origin).send("POST", "/api/auth/password/forgotten", { email });
  const reset = (token: string, password = NEW) =>
    new Browser(api.origin).send("POST", "/api/auth/password/reset", { token, password });
  /** The token of the newest link that was sent, once there are so many letters. */
  const tokenTo = async (email: string, letters = 1): Promise<string> => {
    await vi.waitFor(() => expect(lettersTo(email)).toHaveLength(letters), 10_000);
    return /#token=([\w-]{43})/.exec(lettersTo(email)[0].text)?.[1] ?? "";
  };
  const me = async ({ browser }: { browser: Browser }) => (await browser.send("GET", "/api/auth/me")).status;

  test("a forgotten password: one link, one use, every device is signed out", async () => {
    const person = await api.person("patient", { password: OLD });
    const elsewhere = await login(person.email, OLD);
    expect((await forgotten(person.email)).status).toBe(204);
    const token = await tokenTo(person.email);
    // Nothing that opens an account stands in the database.
    const { read, schema } = api.server.deps.database;
    expect(JSON.stringify(await read.select().from(schema.passwordResets))).not.toContain(token);

    expect((await reset(token)).status).toBe(204);
    expect(await me(person)).toBe(401);
    expect(await me({ browser: elsewhere })).toBe(401);
    await expect(login(person.email, OLD)).rejects.toThrow("wrong_credentials");
    const back = await login(person.email, NEW);
    expect(codeOf(await reset(token, "yet another password"))).toBe("wrong_state");
    expect(await me({ browser: back })).toBe(200);
    await vi.waitFor(
      () =>
        expect(lettersTo(person.email).map(({ subject }) => subject)).toContain("Your password was changed"),
      10_000,
    );
  });

  test("unknown and switched-off accounts get the same answer and no letter", async () => {
    const known = await api.person("patient", { password: OLD });
    const answers = [await forgotten(known.email), await forgotten("nobody@x.test")];
    expect(answers.map(({ status, text }) => [status, text])).toEqual([
      [204, ""],
      [204, ""],
    ]);
    await tokenTo(known.email);
    expect(lettersTo("nobody@x.test")).toEqual([]);
  });

  test("a link is too old after 30 minutes, and a newer one takes its place", async () => {
    const { email } = await api.person("patient", { password: OLD });
    await forgotten(email);
    const first = await tokenTo(email);
    await forgotten(email);
    const second = await tokenTo(email, 2);
    expect(codeOf(await reset(first))).toBe("wrong_state");
    api.clock.ms += 30 * 60_000;
    expect(codeOf(await reset(second))).toBe("wrong_state");
    expect((await reset("short")).status).toBe(422);
    expect(codeOf(await reset("A".repeat(43)))).toBe("wrong_state");
  });

  test("a common password is refused and the link still works; two at once, one wins", async () => {
    const { email } = await api.person("patient", { password: OLD });
    await forgotten(email);
    const token = await tokenTo(email);
    expect(codeOf(await reset(token, "password1"))).toBe("password_common");
    const replies = await Promise.all([reset(token, "the first of two"), reset(token, "the second of two")]);
    expect(replies.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([204, 409]);
  });

  test("asking again and again is slowed down, and keeps nobody from signing in", async () => {
    const { email } = await api.person("patient", { password: OLD });
    const replies = [];
    for (let i = 0; i < 8; i += 1) replies.push((await forgotten(email)).status);
    expect(replies).toContain(429);
    await expect(login(email, OLD)).resolves.toBeDefined();
    api.clock.ms += 20 * 60_000;
  });

  test("a change of password wants the old one, and ends all other sign-ins", async () => {
    const person = await api.person("patient", { password: OLD });
    const elsewhere = await login(person.email, OLD);
    const change = (current: string, password = NEW) =>
      person.browser.send("PUT", "/api/auth/password", { current, password });
    const wrong = await change("not the password");
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("body.current");
    expect(await me({ browser: elsewhere })).toBe(200);
    expect((await change(OLD)).status).toBe(204);
    expect(await me(person)).toBe(200);
    expect(await me({ browser: elsewhere })).toBe(401);
    await expect(login(person.email, NEW)).resolves.toBeDefined();
  });

  test("a name", async () => {
    const { browser } = await api.person("patient", { name: "Before" });
    const reply = await browser.send<Me>("PUT", "/api/auth/name", { name: "  After  " });
    expect(reply.body).toMatchObject({ name: "After", role: "patient" });
    for (const body of [
      { name: "" },
      { name: "x".repeat(121) },
      { name: "a\nb" },
      { name: "A", role: "admin" },
    ])
      expect((await browser.send("PUT", "/api/auth/name", body)).status).toBe(422);
  });

  test("sign-ins are listed with their device; one's own are ended, nobody else's", async () => {
    const person = await api.person("patient", { password: OLD });
    const other = await api.person("patient");
    const phone = new Browser(api.origin);
    await phone.send(
      "POST",
      "/api/auth/login",
      { email: person.email, password: OLD },
      { "user-agent": "Phone/1.0" },
    );
    const list = async (browser: Browser) =>
      (await browser.send<{ signIns: SignIn[] }>("GET", "/api/auth/sign-ins")).body.signIns;
    const mine = await list(person.browser);
    expect(mine).toHaveLength(2);
    expect(mine.filter(({ current }) => current)).toHaveLength(1);
    const there = mine.find(({ device }) => device === "Phone/1.0");
    const end = (browser: Browser, body: unknown) => browser.send("POST", "/api/auth/sign-ins/end", body);
    expect((await end(other.browser, { signInIds: [there?.id] })).status).toBe(204);
    expect(await me({ browser: phone })).toBe(200);
    await end(person.browser, { signInIds: [there?.id] });
    expect(await me({ browser: phone })).toBe(401);
    const again = await login(person.email, OLD);
    await end(person.browser, {});
    expect(await me({ browser: again })).toBe(401);
    expect(await me(person)).toBe(200);
    expect(await me(other)).toBe(200);
  });

  describe("pictures", () => {
    const put = (person: Person, bytes: Uint8Array) =>
      person.browser.send<Me>("PUT", "/api/auth/picture", bytes);
    const picture = async (person: Person, of: Person) => {
      const response = await fetch(`${api.origin}/api/users/${of.id}/picture`, {
        headers: { cookie: person.browser.cookieHeader },
      });
      return { status: response.status, bytes: Buffer.from(await response.arrayBuffer()) };
    };
    const photo = () =>
      sharp({ create: { width: 900, height: 600, channels: 3, background: "#336699" } })
        .withExif({ IFD0: { Copyright: "canary-exif", ImageDescription: "canary-place" } })
        .jpeg()
        .toBuffer();

    test("is made anew, small, without what else was in the file", async () => {
      const person = await api.person("patient");
      const bytes = await photo();
      expect(bytes.includes("canary-exif")).toBe(true);
      const { body, status } = await put(person, bytes);
      expect(status).toBe(200);
      expect(body.picture).toContain(`/api/users/${person.id}/picture?v=`);
      const { bytes: kept } = await picture(person, person);
      expect(await sharp(kept).metadata()).toMatchObject({ format: "webp", width: 256, height: 256 });
      expect(kept.includes("canary")).toBe(false);
      expect((await sharp(kept).metadata()).exif).toBeUndefined();
      // A new one takes its place, and the old file is gone.
      await put(person, await photo());
      const keys = [];
      for await (const { key } of api.server.deps.objects.list(`pictures/${person.id}/`)) keys.push(key);
      expect(keys).toHaveLength(1);
      expect((await person.browser.send<Me>("DELETE", "/api/auth/picture")).body.picture).toBeNull();
      expect((await picture(person, person)).status).toBe(404);
    });

    test("what is no picture is refused, whatever it is called", async () => {
      const person = await api.person("patient");
      const svg = Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>1</script></svg>',
      );
      const gif = await sharp({ create: { width: 9, height: 9, channels: 3, background: "red" } })
        .gif()
        .toBuffer();
      const broken = (await photo()).subarray(0, 500);
      for (const bytes of [Buffer.from("hello"), svg, gif, broken])
        expect(codeOf(await put(person, bytes))).toBe("unsupported_type");
      expect(codeOf(await put(person, new Uint8Array(8 * 1_048_576 + 1)))).toBe("too_large");
      const bomb = await sharp({
        create: { width: 9000, height: 9000, channels: 3, background: "black" },
        limitInputPixels: false,
      })
        .png()
        .toBuffer();
      expect(codeOf(await put(person, bomb))).toBe("unsupported_type");
    });

    test("is seen by its owner, their physician, an admin, and every patient where it is a physician's", async () => {
      const [patient, stranger, physician, other, pending, admin] = await Promise.all([
        api.person("patient"),
        api.person("patient"),
        api.person("physician"),
        api.person("physician"),
        api.person("physician", { verification: "pending" }),
        api.person("admin"),
      ]);
      await api.subscribe(patient, physician);
      await api.subscribe(patient, other, "revoked");
      for (const person of [patient, physician, pending]) await put(person, await photo());
      const sees = async (who: Person, of: Person) => (await picture(who, of)).status;
      expect(await sees(physician, patient)).toBe(200);
      expect(await sees(admin, patient)).toBe(200);
      expect(await sees(other, patient)).toBe(404);
      expect(await sees(stranger, patient)).toBe(404);
      expect(await sees(stranger, physician)).toBe(200);
      expect(await sees(stranger, pending)).toBe(404);
      expect(await sees(pending, pending)).toBe(200);
      expect(await sees(other, physician)).toBe(404);
      expect((await fetch(`${api.origin}/api/users/${patient.id}/picture`)).status).toBe(401);
    });
  });
});
