import type { Application, Credential, NoticePage, VerificationStatus } from "@physiocheck/contracts";
import { ENGINES } from "@physiocheck/database/testing";
import PostalMime from "postal-mime";
import sharp from "sharp";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../support/browser.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");

/** A photograph with a place in its EXIF. */
function photo(): Promise<Buffer> {
  return sharp({ create: { width: 64, height: 40, channels: 3, background: "#aa5500" } })
    .withExif({ IFD0: { Copyright: "canary-exif" } })
    .jpeg()
    .toBuffer();
}

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("verification", () => {
    let api: TestServer;
    let admin: Person;
    let smtp: SMTPServer;
    const letters: string[] = [];

    beforeAll(async () => {
      smtp = new SMTPServer({
        authOptional: true,
        disabledCommands: ["STARTTLS"],
        onData: (stream, _session, done) => {
          const parts: Buffer[] = [];
          stream.on("data", (part: Buffer) => parts.push(part));
          stream.on("end", () => {
            letters.push(Buffer.concat(parts).toString());
            done();
          });
        },
      });
      await new Promise<void>((resolve) => smtp.listen(0, "127.0.0.1", resolve));
      const { port } = smtp.server.address() as { port: number };
      api = await startTestServer(engine, {
        SMTP_URL: `smtp://127.0.0.1:${port}`,
        MAIL_FROM: "PhysioCheck <clinic@x.test>",
      });
      admin = await api.person("admin");
    });
    afterAll(async () => {
      await api.stop();
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    });

    const send = (person: Person, name: string, bytes: Uint8Array) =>
      person.browser.send<Credential>("POST", `/api/credentials?name=${encodeURIComponent(name)}`, bytes);
    const queue = async () =>
      (await admin.browser.send<{ applications: Application[] }>("GET", "/api/admin/verifications")).body
        .applications;

    test("documents are judged by content, kept, shown to their owner and to admins, and to nobody else", async () => {
      const physician = await api.person("physician", { verification: "pending" });
      const stranger = await api.person("physician", { verification: "pending" });
      const sent = await send(physician, "licence.pdf", PDF);
      expect(sent.status).toBe(201);
      // Whatever it is named: a page with a script is none of the three.
      const html = await send(physician, "licence.pdf", Buffer.from("<script>alert(1)</script>"));
      expect([html.status, codeOf(html)]).toEqual([415, "unsupported_type"]);
      const broken = await send(physician, "photo.png", Buffer.from("\x89PNG\r\n\x1a\nnothing", "latin1"));
      expect([broken.status, codeOf(broken)]).toEqual([415, "unsupported_type"]);
      const large = await send(physician, "large.pdf", Buffer.concat([PDF, Buffer.alloc(10 * 1_048_576)]));
      expect([large.status, codeOf(large)]).toEqual([413, "too_large"]);

      for (const reader of [physician, admin]) {
        const opened = await reader.browser.send("GET", `/api/credentials/${sent.body.id}`);
        expect(opened.status).toBe(200);
        expect(opened.text).toBe(PDF.toString());
        expect(opened.headers.get("content-type")).toBe("application/pdf");
        expect(opened.headers.get("content-disposition")).toBe("inline; filename=licence.pdf");
        expect(opened.headers.get("x-content-type-options")).toBe("nosniff");
        expect(opened.headers.get("content-security-policy")).toContain("default-src 'none'");
      }
      const foreign = await stranger.browser.send("GET", `/api/credentials/${sent.body.id}`);
      expect(foreign.status).toBe(404);
      expect((await stranger.browser.send("DELETE", `/api/credentials/${sent.body.id}`)).status).toBe(404);

      const application = (await queue()).find(({ user }) => user.id === physician.id);
      expect(application?.documents).toEqual([sent.body]);
      // That an admin opened it is written down.
      const { read, schema } = api.server.deps.database;
      const noted = (await read.select().from(schema.auditLog)).filter(
        ({ action, objectId }) => action === "getCredential" && objectId === sent.body.id,
      );
      expect(noted.map(({ actorId, outcome }) => `${actorId} ${outcome}`).toSorted()).toEqual(
        [`${admin.id} ok`, `${stranger.id} refused`].toSorted(),
      );

      expect((await physician.browser.send("DELETE", `/api/credentials/${sent.body.id}`)).status).toBe(204);
      expect((await admin.browser.send("GET", `/api/credentials/${sent.body.id}`)).status).toBe(404);
    });

    test("pictures are encoded anew: what a camera wrote beside them is gone", async () => {
      const physician = await api.person("physician", { verification: "pending" });
      const original = await photo();
      expect(original.toString("latin1")).toContain("canary-exif");
      const sent = await send(physician, "diploma.jpg", original);
      expect(sent.body.type).toBe("image/jpeg");
      const response = await fetch(`${api.origin}/api/credentials/${sent.body.id}`, {
        headers: { cookie: physician.browser.cookieHeader },
      });
      const kept = Buffer.from(await response.arrayBuffer());
      expect(kept.toString("latin1")).not.toContain("canary-exif");
      expect(await sharp(kept).metadata()).toMatchObject({ format: "jpeg", width: 64, height: 40 });
      expect(kept.length).toBe(sent.body.size);
    });

    test("there are ten documents at most, however many are sent at once", async () => {
      const physician = await api.person("physician", { verification: "pending" });
      const replies = await Promise.all(
        Array.from({ length: 13 }, (_, i) => send(physician, `page-${i}.pdf`, PDF)),
      );
      expect(replies.filter(({ status }) => status === 201)).toHaveLength(10);
      expect(replies.filter((reply) => codeOf(reply) === "wrong_state")).toHaveLength(3);
      const { body } = await physician.browser.send<VerificationStatus>("GET", "/api/verification");
      expect(body.documents).toHaveLength(10);
    });

    test("rejected with a reason in the app and by e-mail, applies again at the end of the queue, is approved", async () => {
      const physician = await api.person("physician", {
        verification: "pending",
        email: "rejected@x.test",
        name: "Dr Late",
      });
      api.clock.ms += 1000;
      const other = await api.person("physician", { verification: "pending" });
      const places = async () => {
        const ids = (await queue()).map(({ user }) => user.id);
        return [ids.indexOf(physician.id), ids.indexOf(other.id)];
      };
      const [first, second] = await places();
      expect(first).toBeGreaterThanOrEqual(0);
      expect(first).toBeLessThan(second);

      const again = { licenceNumber: "PT-9", specialisation: "Hip" };
      const early = await physician.browser.send("POST", "/api/verification", again);
      expect([early.status, codeOf(early)]).toEqual([409, "wrong_state"]);
      const reason = "The number is in no register <b>we</b> know.";
      const rejected = await admin.browser.send("POST", `/api/users/${physician.id}/rejection`, { reason });
      expect(rejected.status).toBe(200);
      const { body: status } = await physician.browser.send<VerificationStatus>("GET", "/api/verification");
      expect(status).toMatchObject({ verification: "rejected", rejectionReason: reason });
      expect((await queue()).some(({ user }) => user.id === physician.id)).toBe(false);

      const { body: page } = await physician.browser.send<NoticePage>("GET", "/api/notices");
      expect(page.notices[0]).toMatchObject({ kind: "physician_rejected", about: { reason } });
      await expect.poll(() => letters.length, { timeout: 15_000 }).toBeGreaterThan(0);
      const letter = await PostalMime.parse(letters.at(-1) ?? "");
      expect(letter.to?.map(({ address }) => address)).toEqual(["rejected@x.test"]);
      expect(letter.text).toContain(reason);
      expect(letter.html).toContain("&lt;b&gt;we&lt;/b&gt;");

      api.clock.ms += 1000;
      const applied = await physician.browser.send<VerificationStatus>("POST", "/api/verification", again);
      expect(applied.body).toMatchObject({ ...again, verification: "pending", rejectionReason: null });
      const [now, before] = await places();
      expect(now).toBeGreaterThan(before);

      await admin.browser.send("POST", `/api/users/${physician.id}/approval`);
      expect((await physician.browser.send("GET", "/api/patients")).status).toBe(200);
      // Approved: what was shown cannot be exchanged any more, but still be looked at.
      expect((await send(physician, "later.pdf", PDF)).status).toBe(403);
      expect((await physician.browser.send("GET", "/api/verification")).status).toBe(200);
    });
  });
});
