import type { Relation, User } from "@physiocheck/contracts";
import { eq } from "@physiocheck/database";
import { ENGINES } from "@physiocheck/database/testing";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { codeOf } from "../support/browser.ts";
import { startTestServer, type Person, type TestServer } from "../support/test-server.ts";

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("users and relations", () => {
    let api: TestServer;
    let admin: Person;

    beforeAll(async () => {
      api = await startTestServer(engine);
      admin = await api.person("admin", { name: "First Admin" });
    });
    afterAll(() => api.stop());

    const role = (by: Person, of: Person, to: string) =>
      by.browser.send<User>("PUT", `/api/users/${of.id}/role`, { role: to });
    const disable = (by: Person, of: Person, disabled = true) =>
      by.browser.send<User>("PUT", `/api/users/${of.id}/disabled`, { disabled });

    test("switching off ends every sign-in at once, and the list can be asked for those who are off", async () => {
      const patient = await api.person("patient", { name: "Off Person" });
      expect((await patient.browser.send("GET", "/api/auth/me")).status).toBe(200);
      expect((await disable(admin, patient)).body.disabled).toBe(true);
      expect((await patient.browser.send("GET", "/api/auth/me")).status).toBe(401);
      expect((await patient.browser.send("POST", "/api/auth/refresh")).status).toBe(401);
      const listed = async (state: string) =>
        (
          await admin.browser.send<{ users: User[] }>("GET", `/api/users?state=${state}&search=off%20person`)
        ).body.users.map(({ id }) => id);
      expect(await listed("disabled")).toEqual([patient.id]);
      expect(await listed("active")).toEqual([]);
      await disable(admin, patient, false);
      expect(await listed("active")).toEqual([patient.id]);
      // On again is not signed in again.
      expect((await patient.browser.send("GET", "/api/auth/me")).status).toBe(401);
    });

    test("a role is changed by others only, ends the sign-ins, and a new physician has to be verified", async () => {
      const person = await api.person("patient");
      const own = await role(admin, admin, "patient");
      expect([own.status, codeOf(own)]).toEqual([409, "wrong_state"]);
      const { body } = await role(admin, person, "physician");
      expect(body).toMatchObject({ role: "physician", physician: { verification: "pending" } });
      expect((await person.browser.send("GET", "/api/auth/me")).status).toBe(401);
      expect((await role(admin, person, "admin")).body).toMatchObject({ role: "admin", physician: null });
      expect((await role(admin, person, "patient")).body.role).toBe("patient");
      expect((await role(admin, person, "king")).status).toBe(422);
    });

    test("whoever has open relations keeps their role", async () => {
      const patient = await api.person("patient");
      const physician = await api.person("physician");
      await api.subscribe(patient, physician);
      for (const person of [patient, physician])
        expect(codeOf(await role(admin, person, "admin"))).toBe("wrong_state");
    });

    test("the last admin stays, even when two remove each other at the same moment", async () => {
      const second = await api.person("admin");
      const replies = await Promise.all([role(admin, second, "patient"), role(second, admin, "patient")]);
      const { read, schema } = api.server.deps.database;
      const left = await read.select().from(schema.users).where(eq(schema.users.role, "admin"));
      expect(left.length).toBeGreaterThanOrEqual(1);
      expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
      admin = left[0]?.id === admin.id ? admin : second;
    });

    test("relations are listed and found by either name, and one that an admin ends closes at once", async () => {
      const patient = await api.person("patient", { name: "Vera Relation" });
      const physician = await api.person("physician", { name: "Dr Bound" });
      const id = await api.subscribe(patient, physician);
      const list = async (query: string) =>
        (
          await admin.browser.send<{ relations: Relation[]; total: number }>(
            "GET",
            `/api/admin/relations?${query}`,
          )
        ).body;
      for (const search of ["vera", "bound"]) {
        const { relations, total } = await list(`search=${search}&state=approved`);
        expect([relations.map((one) => one.id), total]).toEqual([[id], 1]);
      }
      expect((await list("search=vera&state=revoked")).total).toBe(0);

      expect((await physician.browser.send("GET", `/api/patients/${patient.id}`)).status).toBe(200);
      const short = await admin.browser.send("POST", `/api/admin/relations/${id}/end`, { reason: "" });
      expect(short.status).toBe(422);
      const ended = await admin.browser.send<Relation>("POST", `/api/admin/relations/${id}/end`, {
        reason: "Asked for by telephone.",
      });
      expect(ended.body).toMatchObject({ state: "revoked", endReason: "Asked for by telephone." });
      expect((await physician.browser.send("GET", `/api/patients/${patient.id}`)).status).toBe(404);
      const twice = await admin.browser.send("POST", `/api/admin/relations/${id}/end`, { reason: "Again." });
      expect(codeOf(twice)).toBe("wrong_state");
      for (const person of [patient, physician]) {
        const { text } = await person.browser.send("GET", "/api/notices");
        expect(text).toContain("Asked for by telephone.");
      }
      // The patient can begin anew: the end closed this consent and not the way to another.
      const anew = await patient.browser.send("POST", "/api/subscriptions", { physicianId: physician.id });
      expect(anew.status).toBe(201);
    });
  });
});
