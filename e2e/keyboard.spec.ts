import { accountOf } from "../scripts/product/sign-in.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { assign } from "./support/clinic.ts";
import { expect, type Page, test } from "./support/test.ts";

/** The patient's whole way with no pointer at all. */
test.describe.configure({ timeout: 240_000 });

/** More presses than any page of the way has places to stop at. */
const LONGEST_WAY = 80;

/** Goes from place to place until one that fits has the focus, and shows it. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < LONGEST_WAY; presses += 1) {
    const state = await page.evaluate((wanted) => {
      const one = document.activeElement;
      if (!one?.matches(wanted)) return null;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return { shown: (outlineStyle !== "none" && outlineWidth !== "0px") || boxShadow !== "none" };
    }, selector);
    if (state) {
      expect(state.shown, `${selector} shows that it has the focus`).toBe(true);
      return;
    }
    await page.keyboard.press("Tab");
  }
  throw new Error(`no way to ${selector} with the Tab key`);
}

async function press(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().waitFor();
  await tabTo(page, selector);
  await page.keyboard.press("Enter");
}

const testId = (id: string): string => `[data-testid="${id}"]`;

test("a patient signs in, exercises, pauses and finishes with the keyboard alone", async ({
  page,
  signedIn,
  accounts,
}) => {
  const patient = accountOf(accounts, "patient");
  if (!patient) throw new Error("the demo clinic has no patient");
  await page.goto("/sign-in");
  await tabTo(page, 'input[type="email"]');
  await page.keyboard.type(patient.email);
  await tabTo(page, 'input[type="password"]');
  await page.keyboard.type(patient.password);
  await page.keyboard.press("Enter");
  await page.waitForURL("**/today");

  const { id } = await assign(await signedIn("physician"), page, { exerciseId: "squat", reps: 8 });
  const screen = new SessionScreen(page);
  await page.goto(`/session/${id}`);
  await press(page, testId("source-patient"));
  await expect(page.getByTestId("start")).toBeEnabled();
  await press(page, testId("start"));
  await press(page, testId("pain-before-2"));
  await screen.reaches("set");
  await page.keyboard.press("p");
  await screen.reaches("paused");
  await press(page, testId("resume"));
  await expect(screen.state).not.toHaveAttribute("data-state", "paused");
  await page.keyboard.press("Escape");
  await screen.reaches("paused");
  await press(page, testId("stop"));
  await screen.reaches("summary");
  await press(page, testId("pain-after-1"));
  await press(page, testId("effort-4"));
  await press(page, testId("finish"));
  await screen.reaches("finished");
  await expect(screen.sync).toHaveAttribute("data-state", "idle", { timeout: 90_000 });
});
