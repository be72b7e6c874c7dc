import { readFile } from "node:fs/promises";
import { strFromU8, unzipSync } from "fflate";
import { exportDataSchema, type Rights } from "@physiocheck/contracts";
import { getDocumentProxy, extractText } from "unpdf";
import { get } from "../scripts/product/pages.ts";
import { haveSession } from "../scripts/product/past-session.ts";
import { expect, type Page, test } from "./support/test.ts";

const PASSWORD = "a sentence to be forgotten";

/** What a button downloads, and the name it has. */
async function downloaded(page: Page, button: string): Promise<{ name: string; bytes: Uint8Array }> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

test("a patient takes everything along, asks for erasure, thinks better of it, and then is erased", async ({
  page,
  watch,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Vera Vanish");
  await page.getByLabel("E-mail address").fill("vera@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/today");

  await page.goto("/privacy");
  const { name, bytes } = await downloaded(page, "Download everything (ZIP)");
  expect(name).toMatch(/^physiocheck-[\d-]+\.zip$/);
  const files = unzipSync(bytes);
  const data = exportDataSchema.parse(JSON.parse(strFromU8(files["data.json"] ?? new Uint8Array())));
  expect(data.account).toMatchObject({ name: "Vera Vanish", email: "vera@example.org" });
  const table = await downloaded(page, "Sessions");
  expect(table.name).toMatch(/\.csv$/);

  // A wrong password erases nothing; asked for with the grace, it can be undone.
  await page.getByRole("button", { name: "Erase my account…" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password, once more").fill("not the password");
  await dialog.getByRole("button", { name: "Erase in 7 days" }).click();
  await expect(dialog.getByText("This is not the password of this account.")).toBeVisible();
  await dialog.getByLabel("Your password, once more").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Erase in 7 days" }).click();
  await expect(page.getByText("Your account will be erased on")).toBeVisible();
  await page.reload();
  await page.getByRole("button", { name: "Keep my account" }).click();
  await expect(page.getByText("Your account stays.")).toBeVisible();
  expect((await get<Rights>(page.request, "/api/rights")).erasure).toBeNull();

  await page.getByRole("button", { name: "Erase my account…" }).click();
  await dialog.getByLabel("At once. This cannot be undone.").check();
  await dialog.getByLabel("Your password, once more").fill(PASSWORD);
  await dialog.getByRole("button", { name: "Erase at once" }).click();
  await page.waitForURL((url) => url.pathname === "/");
  expect((await page.request.get("/api/auth/me")).status()).toBe(401);
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill("vera@example.org");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("do not belong together")).toBeVisible();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the report is printed by patient and physician alike: the sheet, and nothing around it", async ({
  product,
  page,
  signedIn,
  watch,
}) => {
  await haveSession(product);
  const patient = await signedIn("patient", page);
  const physician = await signedIn("physician");
  const { id, name } = await get<{ id: string; name: string }>(patient.request, "/api/auth/me");
  await patient.goto("/report");
  const heading = `Exercise report: ${name}`;
  await expect(patient.getByRole("heading", { name: heading })).toBeVisible();
  // Dark colours stay on the screen: paper is white.
  await patient.emulateMedia({ colorScheme: "dark" });
  const mine = await printed(patient);
  for (const part of [heading, "Range of motion", "Pain and effort", "Clinic tests", "Squat", "3 → 2"])
    expect(mine).toContain(part);
  for (const around of ["Print or save as PDF", "Sign out", "Hand on as data"])
    expect(mine).not.toContain(around);

  await physician.goto(`/people/${id}`);
  await physician.getByRole("link", { name: "Report", exact: true }).click();
  await physician.waitForURL(`**/report/${id}`);
  await physician.getByLabel("Period").selectOption({ label: "Last year" });
  await expect(physician).toHaveURL(/days=365/);
  await expect(physician.getByRole("heading", { name: heading })).toBeVisible();
  expect(await printed(physician)).toContain(heading);
  const record = await downloaded(physician, "Record (FHIR)");
  expect(JSON.parse(Buffer.from(record.bytes).toString())).toMatchObject({ resourceType: "Bundle" });
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

/** The words of a page as it comes out of the printer. */
async function printed(page: Page): Promise<string> {
  const pdf = await getDocumentProxy(new Uint8Array(await page.pdf({ format: "A4" })));
  const { text } = await extractText(pdf, { mergePages: true });
  return text.replaceAll(/\s+/g, " ");
}
