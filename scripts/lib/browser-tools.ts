/** Finds, or installs where it can, the programs that browser work needs and npm does not bring: Chromium and FFmpeg. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium } from "../../apps/worker/src/find-chromium.ts";

/** Flags for a browser that runs as root in a container, without a GPU, and talks to nobody of its own accord. */
export const CHROMIUM_FLAGS: readonly string[] = [
  "--no-sandbox",
  "--disable-gpu",
  // WebGL in software: the pose model and the digital patient need a context.
  "--enable-unsafe-swiftshader",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Whether a program is on the PATH. */
export function onPath(program: string): boolean {
  const names = process.platform === "win32" ? [`${program}.exe`] : [program];
  return (process.env.PATH ?? "")
    .split(delimiter)
    .some((folder) => names.some((name) => folder !== "" && existsSync(join(folder, name))));
}

/**
 * Installs what is missing where that can be done without asking: as root on Debian and its kin.
 * @returns what is still missing, each with how to get it; empty where everything is there
 */
export function ensureBrowserTools(log: (line: string) => void): string[] {
  const wanted = missingTools();
  if (wanted.length > 0 && process.getuid?.() === 0 && onPath("apt-get")) {
    const packages = wanted.map((tool) => tool.debian);
    log(`Installing ${packages.join(" and ")} with apt-get …`);
    const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    spawnSync("apt-get", ["update", "-q"], { stdio: ["ignore", 2, 2], env });
    spawnSync("apt-get", ["install", "-y", "-q", "--no-install-recommends", ...packages], {
      stdio: ["ignore", 2, 2],
      env,
    });
  }
  return missingTools().map((tool) => tool.help);
}

function missingTools(): { debian: string; help: string }[] {
  const missing = [];
  if (!findChromium())
    missing.push({
      debian: "chromium",
      help: "Chromium is missing: `apt-get install chromium`, or `npx playwright install chromium`, or name one in CHROMIUM_PATH",
    });
  if (!onPath("ffmpeg"))
    missing.push({
      debian: "ffmpeg",
      help: "FFmpeg is missing: `apt-get install ffmpeg`, `brew install ffmpeg`, or https://ffmpeg.org/download.html",
    });
  return missing;
}
