import type { NoticePage } from "@physiocheck/contracts";
import { startSmtp } from "../apps/api/test/ports/servers.ts";
import { get } from "../scripts/product/pages.ts";
import { Product } from "../scripts/product/product.ts";
import { signInAs } from "../scripts/product/sign-in.ts";
import { assign } from "./support/clinic.ts";
import { expect, test } from "./support/test.ts";

/** A picture of one pixel. */
const PICTURE = Buffer.from(
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==",
  "base64",
);

test("a new patient asks a physician; the bell tells of it, and of the answer", async ({
  page,
  signedIn,
}) => {
  await page.goto("/sign-up");
  await page.getByLabel("Your name").fill("Bela Bell");
  await page.getByLabel("E-mail address").fill("bela@example.org");
  await page.getByLabel("Password", { exact: true }).fill("a sentence to remember");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.waitForURL("**/today");
  await expect(page.getByRole("link", { name: "Notices", exact: true })).toBeVisible();

  const physician = await signedIn("physician");
  const me = await get<{ id: string }>(physician.request, "/api/auth/me");
  const asked = await page.request.post("/api/subscriptions", {
    headers: { origin: new URL(page.url()).origin },
    data: { physicianId: me.id },
  });
  expect(asked.status()).toBe(201);

  await physician.goto("/people");
  await physician.getByRole("link", { name: /^Notices, \d+ new$/ }).click();
  await expect(physician.getByRole("heading", { level: 1, name: "Notices" })).toBeVisible();
  await physician.getByRole("link", { name: "Bela Bell asks to be your patient." }).click();
  await physician.waitForURL("**/requests");
  const { id } = (await asked.json()) as { id: string };
  await physician.request.post(`/api/subscriptions/${id}/approval`, {
    headers: { origin: new URL(physician.url()).origin },
  });

  await page.reload();
  await page.getByRole("link", { name: "Notices, 1 new" }).click();
  await expect(page.getByText("has accepted your request.")).toBeVisible();
  await page.getByRole("button", { name: "Mark all as read" }).click();
  await expect(page.getByRole("link", { name: "Notices", exact: true })).toBeVisible();
  await expect(page.getByRole("button", { name: "Mark all as read" })).toBeHidden();
});

test("what is switched off in the settings stays off, and the reminder keeps its time and zone", async ({
  page,
  signedIn,
}) => {
  await signedIn("patient", page);
  const physician = await signedIn("physician");
  await page.goto("/settings");
  await page.getByRole("checkbox", { name: "My plan changes: In the app" }).uncheck();
  await page.getByRole("checkbox", { name: "Remind me every day" }).check();
  await page.getByLabel("At", { exact: true }).fill("07:45");
  await page.getByLabel("Time zone").selectOption("America/Bogota");
  await page.getByRole("button", { name: "Save notices" }).click();
  await expect(page.getByText("Saved", { exact: true })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("checkbox", { name: "My plan changes: In the app" })).not.toBeChecked();
  await expect(page.getByLabel("At", { exact: true })).toHaveValue("07:45");
  await expect(page.getByLabel("Time zone")).toHaveValue("America/Bogota");
  await expect(page.getByRole("checkbox", { name: "My password changes: By e-mail" })).toBeDisabled();

  const plans = async () =>
    (await get<NoticePage>(page.request, "/api/notices")).notices.filter(
      ({ kind }) => kind === "plan_changed",
    );
  const before = await plans();
  await assign(physician, page, { exerciseId: "squat", reps: 3 });
  expect(await plans()).toEqual(before);
});

test("a picture is chosen, seen and removed; what is none is refused with a sentence", async ({
  page,
  signedIn,
}) => {
  await signedIn("patient", page);
  await page.goto("/settings");
  const choose = page.locator('input[type="file"]');
  await choose.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: Buffer.from("no picture") });
  await expect(page.getByText("This is no picture that we can read.")).toBeVisible();
  await choose.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: PICTURE });
  const picture = page.getByRole("img", { name: "Your picture" });
  await expect(picture).toBeVisible();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(256);
  await page.getByRole("button", { name: "Remove picture" }).click();
  await expect(picture).toBeHidden();
});

test("a forgotten password comes back by a real e-mail, and ends the sign-in that was there", async ({
  elsewhere,
}) => {
  const smtp = await startSmtp();
  const product = await Product.start({ SMTP_URL: smtp.url, MAIL_FROM: "PhysioCheck <physio@example.org>" });
  try {
    const account = (await product.accounts()).find(({ role }) => role === "patient");
    if (!account) throw new Error("the demo clinic has no patient");
    const old = await elsewhere(product.url);
    await signInAs(old, account);

    const page = await elsewhere(product.url);
    await page.goto("/sign-in");
    await page.getByRole("link", { name: "Forgot your password?" }).click();
    // The page before has a field of the same name.
    await expect(page.getByRole("heading", { name: "Forgot your password?" })).toBeVisible();
    await page.getByLabel("E-mail address").fill(account.email);
    await page.getByRole("button", { name: "Send the link" }).click();
    await expect(page.getByRole("heading", { name: "Look into your mailbox" })).toBeVisible();
    await expect.poll(() => smtp.received.length).toBe(1);
    const [letter] = smtp.received;
    expect(letter?.to?.[0]?.address).toBe(account.email);
    const link = /https?:\/\/\S+\/reset-password#token=\S+/.exec(letter?.text ?? "")?.[0] ?? "";

    await page.goto(link);
    await page.getByLabel("New password").fill("password1");
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByText("This password is too easy to guess.")).toBeVisible();
    await page.getByLabel("New password").fill("a sentence nobody guesses");
    await page.getByRole("button", { name: "Save password" }).click();
    await expect(page.getByRole("heading", { name: "Your password is changed" })).toBeVisible();
    expect((await old.request.get("/api/auth/me")).status()).toBe(401);
    await signInAs(page, { email: account.email, password: "a sentence nobody guesses" });

    // A second time the same link is none.
    const again = await elsewhere(product.url);
    await again.goto(link);
    await again.getByLabel("New password").fill("a third sentence here");
    await again.getByRole("button", { name: "Save password" }).click();
    await expect(again.getByRole("heading", { name: "This link does not work any more" })).toBeVisible();
  } finally {
    await product.stop();
    await smtp.stop();
  }
});
