import { LONGEST_LIVE_FRAME, type Subscription } from "@physiocheck/contracts";
import { get } from "../scripts/product/pages.ts";
import { SessionScreen } from "../scripts/product/session-screen.ts";
import { assign, watchLive } from "./support/clinic.ts";
import { expect, type Page, test } from "./support/test.ts";
import { violationsOn } from "./support/violations.ts";

test.describe.configure({ timeout: 300_000 });

/** Bytes that a page's WebSockets sent and received, by kind, and where they went. */
type Line = { readonly urls: string[]; sent: number; received: number; longest: number };

function listen(page: Page): Line {
  const line: Line = { urls: [], sent: 0, received: 0, longest: 0 };
  page.on("websocket", (socket) => {
    line.urls.push(socket.url());
    const isBinary = (payload: string | Buffer): payload is Buffer => typeof payload !== "string";
    socket.on("framesent", ({ payload }) => {
      if (!isBinary(payload)) return;
      line.sent += 1;
      line.longest = Math.max(line.longest, payload.length);
    });
    socket.on("framereceived", ({ payload }) => {
      if (isBinary(payload)) line.received += 1;
    });
  });
  return line;
}

test("the patient's skeleton moves on the wall, words are heard, the patient sees who watches and can end it", async ({
  page,
  signedIn,
  watch,
  product,
}) => {
  const sending = listen(page);
  const physician = await signedIn("physician");
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 30 });

  // Nobody exercises: the page says what will happen.
  await physician.goto("/live");
  await expect(physician.getByText("Nobody is exercising now")).toBeVisible();

  // Whoever is on this page watches everybody there is.
  await physician.goto("/people");

  const screen = new SessionScreen(patient);
  await screen.begin(id, "patient");
  await screen.reaches("set");
  // Nobody watched so far, so nothing left.
  await expect(patient.getByTestId("watched-by")).toHaveText("Nobody is watching.");
  expect(sending.sent).toBe(0);

  // They appear by themselves; a tile is also the watching.
  await physician.goto("/live");
  const tile = physician.getByTestId("live-tile");
  await expect(tile).toHaveCount(1, { timeout: 60_000 });
  await expect(tile).toHaveAttribute("data-large", "true");
  await expect(tile.getByTestId("live-condition")).toHaveAttribute("data-condition", "live");
  const body = tile.getByTestId("live-body");
  await expect(body).toHaveAttribute("data-frame", /^\d+$/, { timeout: 60_000 });
  const first = Number(await body.getAttribute("data-frame"));
  await expect.poll(async () => Number(await body.getAttribute("data-frame"))).toBeGreaterThan(first + 10);
  await expect(tile.getByText("Pain 2 of 10")).toBeVisible();
  await expect(tile.getByText("Set 1 of 1", { exact: false })).toBeVisible();
  // The count is the patient's own.
  await screen.counts(1);
  await expect(tile.getByTestId("tile-count")).not.toHaveText("0");

  // It is walked around with the keyboard.
  await body.focus();
  await physician.keyboard.press("ArrowRight");
  await expect(body).toHaveAttribute("data-yaw", "11");

  // Who watches stands on the patient's screen, with what left.
  await expect(patient.getByTestId("watched-by")).toContainText("can see your skeleton now");
  await expect(patient.getByTestId("bytes-left")).toHaveText(/kB$/);
  expect(sending.sent).toBeGreaterThan(10);
  expect(sending.longest).toBeLessThanOrEqual(LONGEST_LIVE_FRAME);
  for (const url of sending.urls) expect(new URL(url).host).toBe(new URL(product.url).host);

  // Words arrive, are shown and spoken, and that they arrived comes back.
  await tile.getByTestId("cue-slower").click();
  await expect(patient.getByTestId("live-cue-text")).toHaveText("A little slower, please.");
  await expect(tile.getByTestId("cue-state")).toHaveAttribute("data-state", /shown|spoken/);
  await tile.getByLabel("In your own words").fill("Left foot forward");
  await tile.getByRole("button", { name: "Say it" }).click();
  await expect(patient.getByTestId("live-cue-text")).toHaveText("Left foot forward");

  await patient.getByTestId("watched-chip").click();
  expect(await violationsOn(physician)).toEqual([]);
  expect(await violationsOn(patient)).toEqual([]);

  // Declined: the skeleton stops, the count goes on; allowed: it comes back.
  await patient.getByTestId("decline-watcher").click();
  await expect(tile.getByTestId("body-state")).toHaveAttribute("data-state", "declined");
  const sent = sending.sent;
  await patient.waitForTimeout(1500);
  expect(sending.sent).toBe(sent);
  await patient.getByTestId("allow-watcher").click();
  await expect(tile.getByTestId("body-state")).toHaveAttribute("data-state", "here");
  await expect.poll(() => sending.sent).toBeGreaterThan(sent);

  // A lost line comes back by itself.
  await product.kill();
  await expect(tile.getByTestId("live-condition")).toHaveAttribute("data-condition", /lost|stale/, {
    timeout: 30_000,
  });
  await product.boot();
  await expect(tile.getByTestId("live-condition")).toHaveAttribute("data-condition", "live", {
    timeout: 60_000,
  });
  await expect(tile.getByTestId("body-state")).toHaveAttribute("data-state", "here", { timeout: 60_000 });
  await screen.stop();
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("withdrawing the consent ends the watching within a second, and nothing of the patient is shown any more", async ({
  page,
  signedIn,
}) => {
  const physician = await signedIn("physician");
  const received = listen(physician);
  const patient = await signedIn("patient", page);
  const { id } = await assign(physician, patient, { exerciseId: "squat", reps: 30 });
  const screen = new SessionScreen(patient);
  await screen.begin(id, "patient");
  await screen.reaches("set");
  await watchLive(physician, id);
  const body = physician.getByTestId("live-body");
  await expect(body).toHaveAttribute("data-frame", /^\d+$/, { timeout: 60_000 });

  const me = await get<{ id: string }>(physician.request, "/api/auth/me");
  const { subscriptions } = await get<{ subscriptions: Subscription[] }>(
    patient.request,
    "/api/subscriptions",
  );
  const consent = subscriptions.find(
    ({ physician: { id: physicianId }, state }) => physicianId === me.id && state === "approved",
  );
  if (!consent) throw new Error("the demo patient has no physician");
  // When the page stops showing the skeleton is told by the page itself, on the clock that all pages of a machine share.
  const gone = physician.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const look = (): void => {
          if (document.querySelector('[data-testid="live-body"]')) requestAnimationFrame(look);
          else resolve(Date.now());
        };
        look();
      }),
  );
  const answer = await patient.request.post(`/api/subscriptions/${consent.id}/revocation`, {
    headers: { origin: new URL(patient.url()).origin },
  });
  const revokedAt = Date.now();
  expect(answer.status()).toBe(200);
  const delay = (await gone) - revokedAt;
  test.info().annotations.push({ type: "revocation", description: `${delay} ms` });
  expect(delay).toBeLessThan(1000);
  await expect(physician.getByText("The consent was withdrawn", { exact: false }).first()).toBeVisible();
  const after = received.received;
  await patient.waitForTimeout(1500);
  expect(received.received).toBe(after);
  await expect(patient.getByTestId("watched-by")).toHaveText("Nobody is watching.");

  // The tests after this one find the clinic as it was.
  const origin = { origin: new URL(patient.url()).origin };
  const asked = await patient.request.post("/api/subscriptions", {
    headers: origin,
    data: { physicianId: me.id },
  });
  expect(asked.status()).toBe(201);
  const { id: request } = (await asked.json()) as Subscription;
  const taken = await physician.request.post(`/api/subscriptions/${request}/approval`, { headers: origin });
  expect(taken.status()).toBe(200);
});
