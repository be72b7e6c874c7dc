import { expect, type Page } from "@playwright/test";

/** What everybody whom a test registers signs in with. */
export const PASSWORD = "a short sentence of mine";

/** Registers a physiotherapist, who then waits for an admin. */
export async function registerPhysician(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/sign-up/physician");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Licence number").fill("PT-500");
  await page.getByLabel("Specialisation").fill("Hip");
  await page.getByRole("button", { name: /register|create/i }).click();
  await page.waitForURL("**/pending");
}

/** Registers a patient, who is then at home. */
export async function registerPatient(page: Page, name: string, email: string): Promise<void> {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/today");
}

/** One take before the digital patient: waits until the model sees, then records until so many repetitions were found. */
export async function recordTake(page: Page, repetitions: number): Promise<void> {
  await page.getByTestId("source-patient").click();
  await expect(page.getByTestId("record")).toBeEnabled({ timeout: 90_000 });
  await page.getByTestId("record").click();
  await expect
    .poll(
      async () =>
        Number(
          await page
            .getByTestId("found")
            .textContent({ timeout: 1000 })
            .catch(() => "0"),
        ),
      { timeout: 200_000 },
    )
    .toBeGreaterThanOrEqual(repetitions);
  await page.getByTestId("enough").click();
  await expect(page.getByTestId("save")).toBeVisible({ timeout: 90_000 });
}
