import { Secret, TOTP } from "otpauth";
import { decodeQR } from "qr/decode.js";
import { PASSWORD, registerPhysician } from "./support/steps.ts";
import { expect, test, type Page } from "./support/test.ts";
import { violationsOn } from "./support/violations.ts";

// Two codes are waited for, half a minute each.
test.describe.configure({ timeout: 400_000 });
test.use({ apart: true });

const codeOf = (secret: string): string => new TOTP({ secret: Secret.fromBase32(secret) }).generate();

/** No code is taken twice: waits for one that was not shown yet. */
async function nextCode(secret: string, before: string): Promise<string> {
  await expect.poll(() => codeOf(secret), { timeout: 45_000, intervals: [1000] }).not.toBe(before);
  return codeOf(secret);
}

async function firstStep(page: Page, email: string): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("heading", { name: "One more step" })).toBeVisible();
}

/** What a camera reads from the square on the page. */
async function scanned(page: Page): Promise<string> {
  const pixels = await page.getByRole("img", { name: /QR code/ }).evaluate(async (svg) => {
    const size = 480;
    const image = new Image();
    const copy = svg.cloneNode(true) as SVGElement;
    copy.setAttribute("width", String(size));
    copy.setAttribute("height", String(size));
    copy.setAttribute("xmlns", "http://www.w3.org/2000/svg");
    image.src = `data:image/svg+xml,${encodeURIComponent(copy.outerHTML)}`;
    await image.decode();
    const canvas = new OffscreenCanvas(size, size);
    const context = canvas.getContext("2d");
    if (!context) throw new Error("no canvas");
    context.drawImage(image, 0, 0, size, size);
    return { width: size, height: size, data: [...context.getImageData(0, 0, size, size).data] };
  });
  return decodeQR({ ...pixels, data: Uint8Array.from(pixels.data) });
}

test("a physiotherapist sets up two-step sign-in by scanning, signs in with code and with recovery code, and switches it off", async ({
  page,
}) => {
  const email = "step@example.org";
  await registerPhysician(page, "Dr Step", email);
  await page.goto("/settings");
  const section = page
    .locator("section")
    .filter({ has: page.getByRole("heading", { name: "Two-step sign-in" }) });
  await section.getByLabel("Your password").fill("not the password");
  await section.getByRole("button", { name: "Set up two-step sign-in" }).click();
  await expect(section.getByText("This is not your password.")).toBeVisible();
  await section.getByLabel("Your password").fill(PASSWORD);
  await section.getByRole("button", { name: "Set up two-step sign-in" }).click();
  const secret = ((await section.getByTestId("secret").textContent()) ?? "").replaceAll(" ", "");
  expect(new URL(await scanned(page)).searchParams.get("secret")).toBe(secret);
  expect(await violationsOn(page)).toEqual([]);

  await section.getByLabel("Code from your app").fill("000000");
  await section.getByRole("button", { name: "Switch on" }).click();
  await expect(section.getByText("This code does not fit")).toBeVisible();
  const first = codeOf(secret);
  await section.getByLabel("Code from your app").fill(first);
  await section.getByRole("button", { name: "Switch on" }).click();
  const codes = section.getByTestId("recovery-codes").getByRole("listitem");
  await expect(codes).toHaveCount(10);
  const [recovery] = await codes.allTextContents();
  expect(await violationsOn(page)).toEqual([]);
  await section.getByRole("button", { name: "I have kept them" }).click();
  await expect(section.getByText("10 recovery codes are left")).toBeVisible();

  await page.context().clearCookies();
  await firstStep(page, email);
  expect(await violationsOn(page)).toEqual([]);
  await page.getByLabel("Code from your app").fill(first);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByText("This code does not fit")).toBeVisible();
  await page.getByLabel("Code from your app").fill(await nextCode(secret, first));
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/pending");

  await page.context().clearCookies();
  await firstStep(page, email);
  await page.getByRole("button", { name: "Use a recovery code instead" }).click();
  await page.getByLabel("Recovery code").fill(recovery ?? "");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL("**/pending");
  await page.goto("/settings");
  await expect(section.getByText("9 recovery codes are left")).toBeVisible();

  await section.getByRole("button", { name: "Switch off" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Your password").fill(PASSWORD);
  await dialog.getByLabel("Code from your app").fill("000000");
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(dialog.getByText("This code does not fit")).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);
  await dialog.getByLabel("Code from your app").fill(await nextCode(secret, codeOf(secret)));
  await dialog.getByRole("button", { name: "Switch off" }).click();
  await expect(section.getByRole("button", { name: "Set up two-step sign-in" })).toBeVisible();
});

test("where the clinic asks for it, it is the only page that opens until it is set up", async ({
  page,
  signedIn,
}) => {
  const admin = await signedIn("admin");
  await admin.goto("/admin/clinic");
  await admin.getByLabel("Physiotherapists need it").check();
  const rules = admin.locator("form").filter({ has: admin.getByLabel("Physiotherapists need it") });
  await rules.getByRole("button", { name: "Save" }).click();
  await expect(admin.getByText("Saved.")).toBeVisible();

  await signedIn("physician", page);
  await page.waitForURL("**/second-factor");
  await page.goto("/people");
  await page.waitForURL("**/second-factor");
  expect((await page.request.get("/api/patients")).status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1, name: "Set up two-step sign-in" })).toBeVisible();
  expect(await violationsOn(page)).toEqual([]);

  await admin.getByLabel("Physiotherapists need it").uncheck();
  await rules.getByRole("button", { name: "Save" }).click();
  await expect.poll(async () => (await page.request.get("/api/patients")).status()).toBe(200);
});
