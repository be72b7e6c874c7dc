import type { Page } from "@playwright/test";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { englishLeft } from "./support/english-left.ts";
import { expect, test } from "./support/test.ts";

const SPOKEN = {
  es: {
    dir: "ltr",
    landing: "Sus ejercicios, contados y medidos por la cámara que ya tiene",
    language: "Idioma",
  },
  ar: { dir: "rtl", landing: /تمارين/, language: /اللغة/ },
} as const;

async function isWritten(page: Page, language: "en" | "es" | "ar", dir: "ltr" | "rtl"): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", language);
  await expect(page.locator("html")).toHaveAttribute("dir", dir);
}

/** Nothing is wider than the screen: what was meant for the other direction would hang out of it. */
async function fits(page: Page): Promise<void> {
  expect(
    await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
  ).toBe(0);
}

test("what is not translated is found", async ({ page }) => {
  await page.goto("/sign-in");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  expect(await englishLeft(page)).toContain("No account yet?");
});

for (const language of ["es", "ar"] as const) {
  const { dir, landing, language: label } = SPOKEN[language];

  test(`in ${language} the first page, signing in and the patient's day hold no English`, async ({
    page,
    signedIn,
  }) => {
    const fonts: string[] = [];
    page.on("request", (request) => {
      if (request.url().includes("noto-sans-arabic")) fonts.push(request.url());
    });
    await page.goto("/");
    await isWritten(page, "en", "ltr");
    await page.getByLabel("Language").selectOption(language);
    await isWritten(page, language, dir);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(landing);
    await page.waitForLoadState("networkidle");
    expect(fonts.length > 0).toBe(language === "ar");
    expect(await englishLeft(page)).toEqual([]);
    await fits(page);

    // The choice is kept on this device.
    await page.goto("/sign-in");
    await isWritten(page, language, dir);
    await page.waitForLoadState("networkidle");
    expect(await englishLeft(page)).toEqual([]);
    await fits(page);

    // A field that is wrong is said so in the same language.
    await page.locator('input[type="email"]').fill("nobody");
    await page.locator('button[type="submit"]').click();
    await expect(page.locator('[aria-invalid="true"]').first()).toBeVisible();
    expect(await englishLeft(page)).toEqual([]);

    // Signing in reads the page's English labels, so the language is switched in the frame afterwards.
    await page.getByLabel(label).selectOption("en");
    await signedIn("patient", page);
    await page.waitForURL("**/today");
    await page.getByLabel("Language").selectOption(language);
    await isWritten(page, language, dir);
    await page.waitForLoadState("networkidle");
    expect(await englishLeft(page)).toEqual([]);
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 844 });
      await fits(page);
    }
  });

  test(`a session can be done in ${language}`, async ({ page, signedIn }) => {
    test.setTimeout(420_000);
    await signedIn("patient", page);
    await page.goto("/settings");
    // Checked once the sentences are here, which is after the click.
    await page.locator(`input[name="language"][value="${language}"]`).click();
    await isWritten(page, language, dir);
    const { items } = await get<{ items: { assignment: { id: string } }[] }>(page.request, "/api/today");
    const screen = new SessionScreen(page);
    await screen.begin(items[0]?.assignment.id ?? "", "patient");
    await screen.reaches("set", 300_000);
    await isWritten(page, language, dir);
    expect(await englishLeft(page)).toEqual([]);
    await fits(page);
    await screen.stop();
    await screen.finish();
    expect(await englishLeft(page)).toEqual([]);
  });
}
