import type { Me } from "@physiocheck/contracts";
import { expect, test } from "vitest";
import { passageFor, returnPath } from "../src/shell/guard.ts";

const person = (role: Me["role"], verification?: "pending" | "approved" | "rejected"): Me => ({
  id: "01900000-0000-7000-8000-000000000001",
  role,
  email: "a@example.org",
  name: "A",
  picture: null,
  createdAt: "2026-01-01T00:00:00.000Z",
  physician: verification
    ? { verification, licenceNumber: "1", specialisation: "x", rejectionReason: null }
    : null,
  secondFactorDue: false,
});

test("nobody signed in is asked to sign in", () => {
  expect(passageFor(null, ["patient"])).toEqual({ name: "sign_in" });
});

test("each role reaches its own pages and is led home from others", () => {
  expect(passageFor(person("patient"), ["patient"])).toEqual({ name: "open" });
  expect(passageFor(person("patient"), ["physician"])).toEqual({ name: "elsewhere", role: "patient" });
  expect(passageFor(person("physician", "approved"), ["physician"])).toEqual({ name: "open" });
  expect(passageFor(person("admin"), ["patient", "physician"])).toEqual({ name: "elsewhere", role: "admin" });
});

test("who has yet to set up a second factor is led there from everywhere", () => {
  for (const roles of [["admin"], ["physician"]] as const)
    expect(passageFor({ ...person("admin"), secondFactorDue: true }, roles, "welcome")).toEqual({
      name: "second_factor",
    });
});

test.each(["pending", "rejected"] as const)(
  "a %s physician waits, but reaches what welcomes them",
  (verification) => {
    const physician = person("physician", verification);
    expect(passageFor(physician, ["physician"])).toEqual({ name: "pending" });
    expect(passageFor(physician, ["physician"], "welcome")).toEqual({ name: "open" });
    expect(passageFor(physician, ["patient"], "welcome")).toEqual({ name: "elsewhere", role: "physician" });
  },
);

test("signing in returns to our own pages and to no other site", () => {
  expect(returnPath("/results/1?x=2")).toBe("/results/1?x=2");
  for (const bad of [
    null,
    "",
    "https://evil.example",
    "//evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "/sign-in?to=/x",
  ]) {
    expect(returnPath(bad)).toBeNull();
  }
});
