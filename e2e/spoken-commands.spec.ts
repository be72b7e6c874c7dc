import { assign } from "./support/clinic.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { expect, type Page, test } from "./support/test.ts";

/**
 * A session led by words. Chromium without a screen has no speech engine, so the browser's own interface is stood in for at its
 * edge: what a recogniser would have heard is said by the test. All behind it is the product.
 */
test.describe.configure({ timeout: 240_000 });

type Told = { readonly starts: { lang: string; local: boolean }[]; say: (words: string) => void };

/** Gives the page a recogniser that understands what the test says, on the device or not at all. */
async function withRecogniser(page: Page, availability: "available" | "unavailable"): Promise<void> {
  await page.addInitScript((available) => {
    let listening: (EventTarget & { heard: number }) | null = null;
    const attend = (recogniser: typeof listening): void => {
      listening = recogniser;
    };
    const told: Told = {
      starts: [],
      say: (words) => {
        if (!listening) throw new Error("nobody listens");
        const index = listening.heard;
        listening.heard += 1;
        const said = [Object.assign([{ transcript: words }], { isFinal: true })];
        const results = [
          ...Array.from({ length: index }, () => Object.assign([], { isFinal: true })),
          ...said,
        ];
        listening.dispatchEvent(Object.assign(new Event("result"), { resultIndex: index, results }));
      },
    };
    class SpeechRecognition extends EventTarget {
      static available = () => Promise.resolve(available);
      static install = () => Promise.resolve(false);
      lang = "";
      heard = 0;
      get processLocally(): boolean {
        return this.#local;
      }
      set processLocally(local: boolean) {
        this.#local = local;
      }
      #local = false;
      start(): void {
        told.starts.push({ lang: this.lang, local: this.#local });
        attend(this);
        this.dispatchEvent(new Event("start"));
      }
      abort(): void {
        attend(null);
        this.dispatchEvent(new Event("end"));
      }
    }
    Object.assign(globalThis, { SpeechRecognition, told });
  }, availability);
}

const say = (page: Page, words: string): Promise<void> =>
  page.evaluate((said) => (globalThis as unknown as { told: Told }).told.say(said), words);
const starts = (page: Page): Promise<Told["starts"]> =>
  page.evaluate(() => (globalThis as unknown as { told: Told }).told.starts);

const LISTEN = "Listen to “pause”, “continue”, “it hurts”";

test("a patient pauses, goes on and stops for pain by saying so, understood on the device", async ({
  page,
  signedIn,
}) => {
  await withRecogniser(page, "available");
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 8 });
  const screen = new SessionScreen(patient);
  await patient.goto(`/session/${id}?source=patient`);
  await patient.getByLabel("Speak to me").uncheck();
  // Off unless it is chosen: it opens the microphone.
  await expect(patient.getByLabel(LISTEN)).not.toBeChecked();
  await patient.getByLabel(LISTEN).check();
  await patient.getByTestId("start").click();
  await patient.getByTestId("pain-before-2").click();
  await expect(patient.getByTestId("listening")).toHaveAttribute("data-state", "listening");
  expect(await starts(patient)).toEqual([{ lang: "en-US", local: true }]);

  await screen.reaches("set");
  await say(patient, "my neighbour told me to pause my subscription");
  await say(patient, "go on");
  await expect(screen.state).toHaveAttribute("data-state", "set");
  await say(patient, "it hurts");
  await screen.reaches("paused");
  await expect(patient.getByRole("dialog")).toContainText("Or say");
  await say(patient, "okay continue");
  await expect(screen.state).not.toHaveAttribute("data-state", "paused");
  await say(patient, "stop");
  await screen.reaches("paused");
  await say(patient, "it hurts");
  await screen.finish();
  // The microphone is given back with the last step on the stage.
  await expect(patient.getByTestId("listening")).toHaveCount(0);
  await expect(patient.getByRole("heading", { level: 1 })).toHaveText("Ended early");
});

test("a browser that would send the sound away is not listened with, and says so", async ({
  page,
  signedIn,
}) => {
  await withRecogniser(page, "unavailable");
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 8 });
  await patient.goto(`/session/${id}?source=patient`);
  await patient.getByLabel(LISTEN).check();
  await expect(patient.getByText("without sending the sound away")).toBeVisible();
  await patient.getByTestId("start").click();
  await patient.getByTestId("pain-before-2").click();
  await expect(patient.getByTestId("listening")).toHaveText("Not listening: raise a hand, or press Pause");
  expect(await starts(patient)).toEqual([]);
});
