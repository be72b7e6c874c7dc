import { expect, type Locator, type Page } from "@playwright/test";

/** The patient's session screen, by what a patient does on it. */
export class SessionScreen {
  readonly count: Locator;
  readonly state: Locator;
  readonly sync: Locator;
  readonly #page: Page;

  constructor(page: Page) {
    this.#page = page;
    this.count = page.getByTestId("count");
    this.state = page.getByTestId("flow-state");
    this.sync = page.getByTestId("sync-state");
  }

  /** Opens the session with a source chosen beforehand, starts it and says how much it hurts. */
  async begin(assignmentId: string, source: "camera" | "patient"): Promise<void> {
    await this.#page.goto(`/session/${assignmentId}?source=${source}`);
    await this.#page.getByTestId("start").click({ timeout: 60_000 });
    await this.#page.getByTestId("pain-before-2").click();
  }

  /** Waits for a step of the flow; inference without a GPU takes its time. */
  async reaches(step: string, timeout = 120_000): Promise<void> {
    await expect(this.state).toHaveAttribute("data-state", step, { timeout });
  }

  /** Waits until this many repetitions stand on the screen. */
  async counts(repetitions: number, timeout = 150_000): Promise<void> {
    await expect(this.count).toHaveText(String(repetitions), { timeout });
  }

  /** Ends the session before its target, as a patient does who has had enough. */
  async stop(): Promise<void> {
    await this.#page.getByTestId("pause").click();
    await this.#page.getByRole("dialog").or(this.#page.locator("main")).getByTestId("stop").first().click();
  }

  /** Answers the last questions, saves, and waits until the server has everything. */
  async finish(): Promise<void> {
    await this.reaches("summary");
    await this.#page.getByTestId("pain-after-1").click();
    await this.#page.getByTestId("effort-4").click();
    await this.#page.getByTestId("finish").click();
    await this.reaches("finished");
    await expect(this.sync).toHaveAttribute("data-state", "idle", { timeout: 90_000 });
  }
}
