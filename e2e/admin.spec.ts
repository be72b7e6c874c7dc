import { readFileSync } from "node:fs";
import type { ClinicSettings } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { PASSWORD, registerPhysician } from "./support/steps.ts";
import { expect, test } from "./support/test.ts";

const PDF = Buffer.from("%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF");
/** A picture of one red point. */
const PNG = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
  "base64",
);

test("a physiotherapist sends documents, is rejected with a reason, applies again and is approved", async ({
  page,
  signedIn,
}) => {
  await registerPhysician(page, "Dr Nina New", "nina@example.org");
  await page.getByLabel("Add documents").setInputFiles([
    { name: "licence.pdf", mimeType: "application/pdf", buffer: PDF },
    { name: "diploma.png", mimeType: "image/png", buffer: PNG },
  ]);
  await expect(page.getByRole("link", { name: "licence.pdf" })).toBeVisible();
  await expect(page.getByRole("link", { name: "diploma.png" })).toBeVisible();
  // Judged by what it holds and not by its name.
  await page
    .getByLabel("Add documents")
    .setInputFiles({ name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
  await expect(page.getByText("page.pdf is no PDF")).toBeVisible();

  const admin = await signedIn("admin");
  await admin.goto("/admin?tab=pending");
  // Whoever waits longest comes first: the demo clinic's own.
  await expect(admin.getByRole("article").first()).toContainText("Dr Tomás Vidal");
  const card = admin.getByRole("article").filter({ hasText: "Dr Nina New" });
  const document = await card.getByRole("link", { name: /licence\.pdf/ }).getAttribute("href");
  const opened = await admin.request.get(document ?? "");
  expect(opened.status()).toBe(200);
  expect(await opened.body()).toEqual(PDF);
  expect(opened.headers()["x-content-type-options"]).toBe("nosniff");
  await card.getByRole("button", { name: "Reject" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Reason").fill("The number is in no register.");
  await dialog.getByRole("button", { name: "Reject" }).click();
  await expect(card).toHaveCount(0);

  await page.reload();
  await expect(page.getByText("The number is in no register.")).toBeVisible();
  await page.getByLabel("Licence number").fill("PT-501");
  await page.getByRole("button", { name: "Apply again" }).click();
  await expect(page.getByText("Licence PT-501")).toBeVisible();

  await admin.reload();
  await expect(card).toContainText("PT-501");
  await card.getByRole("button", { name: "Approve" }).click();
  await expect(card).toHaveCount(0);
  await page.getByRole("button", { name: "Look again" }).click();
  await page.waitForURL("**/people");
});

test("a user is found, gets another role and is at home as that, and is switched off", async ({
  page,
  signedIn,
}) => {
  const theirs = await signedIn("patient");
  const admin = await signedIn("admin", page);
  await admin.goto("/admin");
  await admin.getByLabel("Name or e-mail address").fill("tomás");
  await expect(admin.getByRole("row")).toHaveCount(2);
  for (const role of ["admin", "patient"]) {
    await admin.getByRole("button", { name: /^Change: Dr Tomás/ }).click();
    await admin.getByRole("dialog").getByLabel("Role").selectOption(role);
    await admin.getByRole("button", { name: "Change the role" }).click();
    await expect(admin.getByRole("row").filter({ hasText: "Tomás" })).toContainText(new RegExp(role, "i"));
  }
  // Who waited to be approved as a physician begins the day as a patient now.
  const changed = await signedIn("pending");
  await changed.waitForURL("**/today");

  await admin.getByLabel("Name or e-mail address").fill("lindqvist");
  await admin.getByRole("button", { name: /^Change: Jonas/ }).click();
  await admin.getByRole("dialog").getByLabel("Role").selectOption("admin");
  await admin.getByRole("button", { name: "Change the role" }).click();
  // With a relation that stands, nobody changes sides.
  await expect(admin.getByText("End them first")).toBeVisible();
  await admin.getByRole("button", { name: "Cancel" }).click();

  await admin.getByRole("button", { name: /^Switch off: Jonas/ }).click();
  await admin.getByRole("dialog").getByRole("button", { name: "Switch off" }).click();
  await admin.getByLabel("State").selectOption("disabled");
  await expect(admin.getByRole("row").filter({ hasText: "Jonas" })).toContainText("Switched off");
  expect((await theirs.request.get("/api/auth/me")).status()).toBe(401);
  await admin.getByRole("button", { name: /^Switch on: Jonas/ }).click();
  await expect(admin.getByText("No user fits")).toBeVisible();
});

test("a relation is found and ended, and the physiotherapist's access closes", async ({ page, signedIn }) => {
  const physician = await signedIn("physician");
  const seen = async (): Promise<string[]> => {
    const { patients } = (await (await physician.request.get("/api/patients")).json()) as {
      patients: { name: string }[];
    };
    return patients.map(({ name }) => name);
  };
  expect(await seen()).toContain("Rosa Delgado");
  await signedIn("admin", page);
  await page.getByRole("link", { name: "Relations" }).first().click();
  await page.getByLabel("Name or e-mail address of either").fill("rosa");
  await page.getByLabel("State").selectOption("approved");
  await page.getByRole("button", { name: /^End the relation of Rosa/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("button", { name: "End the relation" }).click();
  await expect(dialog.getByText("Write a reason")).toBeVisible();
  await dialog.getByLabel("Reason").fill("Asked for by telephone.");
  await dialog.getByRole("button", { name: "End the relation" }).click();
  await expect(page.getByText("No relation fits")).toBeVisible();
  expect(await seen()).not.toContain("Rosa Delgado");
  await page.getByLabel("State").selectOption("revoked");
  await expect(page.getByRole("row").filter({ hasText: "Rosa" })).toContainText("Asked for by telephone.");
});

test("the audit log is filtered, checked and exported, and says that it was; figures are shown", async ({
  page,
  signedIn,
  engine,
}) => {
  await signedIn("admin", page);
  await page.goto("/admin/audit");
  await expect(page.getByRole("row").filter({ hasText: "Signed in" }).first()).toBeVisible();
  await page.getByRole("button", { name: "Check the log" }).click();
  await expect(page.getByText("The log is whole")).toBeVisible();
  const download = page.waitForEvent("download");
  await page.getByRole("link", { name: "Export as CSV" }).click();
  const file = await (await download).path();
  expect(readFileSync(file, "utf8")).toContain("seq,at,actor_id");
  await page.reload();
  await page.getByLabel("What", { exact: true }).selectOption("exportAudit");
  await expect(page.getByRole("row").filter({ hasText: "Exported this log" })).toHaveCount(1);
  await page.getByLabel("Outcome").selectOption("refused");
  await expect(page.getByText("No line fits")).toBeVisible();
  await page.getByRole("button", { name: "Clear the filters" }).click();
  await page.getByLabel("Who", { exact: true }).fill("nobody of this name");
  await expect(page.getByText("No line fits")).toBeVisible();

  await page.getByRole("link", { name: "Figures" }).first().click();
  await expect(page.getByText("Waiting to be checked")).toBeVisible();
  await expect(page.getByText(engine === "mysql" ? "MySQL" : "libSQL")).toBeVisible();
  await expect(page.getByRole("heading", { name: "Storage" })).toBeVisible();
});

test("the clinic's name, colour and logo show on every page, and its rules hold", async ({
  page,
  signedIn,
  elsewhere,
}) => {
  await signedIn("admin", page);
  await page.goto("/admin/clinic");
  const before = await get<ClinicSettings>(page.request, "/api/admin/settings");
  await page.getByLabel("Name of the clinic").fill("Harbour Physio");
  await page.getByLabel("A colour of our own").check();
  await page.getByLabel("Colour", { exact: true }).fill("#ffd400");
  const look = page.locator("form").filter({ has: page.getByLabel("Name of the clinic") });
  await look.getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("banner").getByText("Harbour Physio")).toBeVisible();
  await page.getByLabel("Choose a logo").setInputFiles({ name: "l.png", mimeType: "image/png", buffer: PNG });
  await expect(page.getByRole("button", { name: "Remove the logo" })).toBeVisible();

  const rules = page.locator("form").filter({ has: page.getByLabel("Patients may register") });
  await rules.getByLabel("Physiotherapists may register").uncheck();
  await rules.getByLabel("Only e-mail addresses at").fill("harbour.example");
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.").first()).toBeVisible();

  const kept = page.locator("form").filter({ has: page.getByLabel("Video recordings") });
  await kept.getByLabel("Audit log", { exact: true }).fill("30");
  await kept.getByRole("button", { name: "Save" }).click();
  await expect(kept.getByText("A whole number of days, 365 or more.")).toBeVisible();
  await kept.getByLabel("Audit log", { exact: true }).fill("400");
  await kept.getByRole("button", { name: "Save" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Shorten" }).click();
  await page.reload();
  await expect(page.getByLabel("Audit log", { exact: true })).toHaveValue("400");

  const visitor = await elsewhere();
  await visitor.goto("/");
  await expect(visitor.getByText("Harbour Physio").first()).toBeVisible();
  await visitor.goto("/sign-up/physician");
  await expect(visitor.getByText("takes no registrations of physiotherapists")).toBeVisible();
  await visitor.goto("/sign-up");
  await expect(visitor.getByText("Only addresses at harbour.example")).toBeVisible();
  // Yellow cannot be read on white: what is shown was made darker.
  const accent = await visitor.evaluate(() => document.documentElement.style.getPropertyValue("--accent"));
  expect(accent).toMatch(/^light-dark\(#/);
  expect(accent).not.toContain("#ffd400,");
  await visitor.getByLabel("Your name").fill("Olga Outside");
  await visitor.getByLabel("E-mail address").fill("olga@elsewhere.example");
  await visitor.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await visitor.getByRole("button", { name: "Create account" }).click();
  await expect(visitor.getByText("Only addresses of certain organisations")).toBeVisible();
  await visitor.context().close();

  // The tests after this one find the clinic as it was.
  const headers = { origin: new URL(page.url()).origin };
  const parts = [
    ["retention", before.retention],
    ["branding", before.branding],
    ["sign-up", before.signUp],
  ] as const;
  for (const [part, data] of parts) {
    const put = await page.request.put(`/api/admin/settings/${part}`, { headers, data });
    expect(put.ok(), await put.text()).toBe(true);
  }
  const removed = await page.request.delete("/api/admin/settings/logo", { headers });
  expect(removed.ok()).toBe(true);
});
