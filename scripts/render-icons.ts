/**
 * Draws the app's icons from apps/web/public/favicon.svg: `node --import tsx scripts/render-icons.ts`. Run it when the logo
 * changes; the pictures are kept in the repository, so that a build needs no browser.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { findChromium, NO_CHROMIUM } from "../apps/worker/src/find-chromium.ts";
import { launchChromium } from "../apps/worker/src/launch-chromium.ts";
import { ROOT } from "./lib/process.ts";

/** `bleed`: the colour to the edges and the drawing inside the inner 80 %, which every mask leaves (W3C, Web App Manifest). */
const ICONS = [
  { file: "icon-192.png", size: 192, bleed: false },
  { file: "icon-512.png", size: 512, bleed: false },
  { file: "maskable-512.png", size: 512, bleed: true },
  { file: "apple-touch-icon.png", size: 180, bleed: true },
] as const;

const PUBLIC = join(ROOT, "apps/web/public");
const svg = readFileSync(join(PUBLIC, "favicon.svg"), "utf8");
const colour = /fill="(#[0-9a-f]{6})"/.exec(svg)?.[1] ?? "";
const executable = findChromium();
if (!executable) throw new Error(NO_CHROMIUM);
const browser = await launchChromium(executable);
try {
  mkdirSync(join(PUBLIC, "icons"), { recursive: true });
  for (const { file, size, bleed } of ICONS) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    const inner = bleed ? Math.round(size * 0.86) : size;
    await page.setContent(
      `<style>html,body{margin:0;height:100%;display:grid;place-items:center;background:${bleed ? colour : "transparent"}}svg{width:${inner}px;height:${inner}px}</style>${svg}`,
    );
    writeFileSync(join(PUBLIC, "icons", file), await page.screenshot({ omitBackground: true }));
    await page.close();
  }
} finally {
  await browser.close();
}
