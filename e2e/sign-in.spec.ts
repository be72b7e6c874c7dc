import { registerPatient } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const HOME = { patient: "/today", physician: "/people", admin: "/admin" } as const;

for (const role of ["patient", "physician", "admin"] as const) {
  test(`the demo clinic's ${role} signs in, lands at home and signs out`, async ({ page, signedIn }) => {
    await signedIn(role, page);
    await page.waitForURL(`**${HOME[role]}`);
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await page.reload();
    await expect(page).toHaveURL(new RegExp(`${HOME[role]}$`));
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.waitForURL((url) => url.pathname !== HOME[role]);
    const me = await page.request.get("/api/auth/me");
    expect(me.status()).toBe(401);
  });
}

test("a wrong password is refused with a sentence, and nobody is signed in", async ({ page, accounts }) => {
  const [account] = accounts;
  if (!account) throw new Error("the demo clinic has no account");
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  expect((await page.request.get("/api/auth/me")).status()).toBe(401);
});

test("one press on the demo clinic's card signs in", async ({ page, accounts }) => {
  const patient = accounts.find(({ role }) => role === "patient");
  await page.goto("/sign-in");
  await page.getByRole("button", { name: patient?.name ?? "?" }).click();
  await page.waitForURL("**/today");
});

test("a new patient registers, and sees nobody else's data", async ({ page }) => {
  await registerPatient(page, "Nora Newcomer", "nora@example.org");
  const sessions = await page.request.get("/api/sessions");
  expect(await sessions.json()).toEqual({ sessions: [] });
});

test("pages of another role are not shown", async ({ page, signedIn }) => {
  await signedIn("patient", page);
  for (const path of ["/people", "/admin"]) {
    await page.goto(path);
    await expect(page).not.toHaveURL(new RegExp(`${path}$`));
  }
});

test("the address of a page that needs an account leads through signing in", async ({ page, accounts }) => {
  const patient = accounts.find(({ role }) => role === "patient");
  if (!patient) throw new Error("the demo clinic has no patient");
  await page.goto("/history");
  await page.waitForURL("**/sign-in**");
  await page.getByLabel("E-mail address").fill(patient.email);
  await page.getByLabel("Password", { exact: true }).fill(patient.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/history");
});
