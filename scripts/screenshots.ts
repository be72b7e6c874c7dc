/**
 * `npm run screenshots [NAME…]`: every page of the built product (or those whose name begins so), on a phone and on a
 * desktop, light and dark, and light in Arabic, into .cache/screenshots, to be looked at.
 */
import { mkdirSync } from "node:fs";
import { join, relative } from "node:path";
import { chromium } from "@playwright/test";
import { VISITS } from "./product/pages.ts";
import { havePast } from "./product/past.ts";
import { Product } from "./product/product.ts";
import { accountOf } from "./product/sign-in.ts";
import { findChromium, NO_CHROMIUM } from "../apps/worker/src/find-chromium.ts";
import { CHROMIUM_FLAGS } from "./lib/browser-tools.ts";
import { buildStale } from "./lib/build.ts";
import { ROOT } from "./lib/process.ts";

const OUT = join(ROOT, ".cache/screenshots");
const LOOKS = [
  { name: "light", colorScheme: "light", locale: "en-GB" },
  { name: "dark", colorScheme: "dark", locale: "en-GB" },
  { name: "arabic", colorScheme: "light", locale: "ar" },
] as const;
const SIZES = { phone: { width: 390, height: 844 }, desktop: { width: 1440, height: 900 } } as const;

const asked = process.argv.slice(2);
const visits = VISITS.filter(({ name }) => asked.length === 0 || asked.some((one) => name.startsWith(one)));
const executablePath = findChromium();
if (!executablePath) {
  process.stderr.write(`${NO_CHROMIUM}\n`);
  process.exit(1);
}
await buildStale((line) => process.stdout.write(`${line}\n`));
mkdirSync(OUT, { recursive: true });

// With a past: a page is to be looked at as people see it.
const product = await Product.startWithPast();
const browser = await chromium.launch({ executablePath, args: [...CHROMIUM_FLAGS] });
try {
  await havePast(product);
  const accounts = await product.accounts();
  for (const [size, viewport] of Object.entries(SIZES)) {
    for (const { name: look, colorScheme, locale } of LOOKS) {
      for (const role of new Set(visits.map((visit) => visit.role))) {
        const context = await browser.newContext({
          baseURL: product.url,
          viewport,
          colorScheme,
          locale,
          reducedMotion: "reduce",
          isMobile: size === "phone",
          hasTouch: size === "phone",
        });
        const page = await context.newPage();
        const account = role && accountOf(accounts, role);
        // Not through the page: its words are in another language each time.
        if (account) {
          const { email, password } = account;
          await context.request.post("/api/auth/login", {
            headers: { origin: product.url },
            data: { email, password },
          });
        }
        for (const visit of visits.filter((one) => one.role === role)) {
          const file = join(OUT, `${visit.name}-${size}-${look}.png`);
          try {
            await page.goto(await visit.path(page.request));
            await page.waitForLoadState("networkidle");
            await page.screenshot({ path: file, fullPage: true });
            process.stdout.write(`${relative(ROOT, file)}\n`);
          } catch (error) {
            process.stderr.write(
              `${visit.name}: ${error instanceof Error ? error.message : String(error)}\n`,
            );
            process.exitCode = 1;
          }
        }
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await product.stop();
}
