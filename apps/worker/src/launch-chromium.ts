import { chromium, type Browser } from "playwright-core";

/** A headless browser that gives the same pixels everywhere and talks to nobody of its own accord. */
export function launchChromium(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath,
    args: [
      // WebGL in software, whatever graphics card there is. Inference runs on the processor.
      "--disable-gpu",
      "--enable-unsafe-swiftshader",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      // Chromium's sandbox refuses to run for root (containers).
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      ...more,
    ],
  });
}
