/**
 * The name over the door: the clinic's name, colour and logo, which an admin sets. Asked for without the API client, because the
 * first page does not load that. A colour is kept on the device, so that the next visit begins in it (public/theme.js).
 */
import type { ClinicFace } from "@physiocheck/contracts";
import { useEffect, useSyncExternalStore } from "react";

const KEY = "physiocheck.accent";
const TOKENS = {
  accent: "--accent",
  accentStrong: "--accent-strong",
  accentSoft: "--accent-soft",
  onAccent: "--on-accent",
} as const;

let face: ClinicFace | null = null;
let asked = false;
const listeners = new Set<() => void>();

/** Takes what the clinic looks like now, as an admin has just set it or the server said. */
export async function showClinicFace(next: ClinicFace): Promise<void> {
  face = next;
  for (const listener of listeners) listener();
  const { style } = document.documentElement;
  if (next.accent === null) {
    for (const token of Object.values(TOKENS)) style.removeProperty(token);
    keep(null);
    return;
  }
  const { accentPalette } = await import("@physiocheck/contracts/accent");
  const { light, dark } = accentPalette(next.accent);
  const values = Object.fromEntries(
    (Object.keys(TOKENS) as (keyof typeof TOKENS)[]).map((name) => [
      TOKENS[name],
      `light-dark(${light[name]}, ${dark[name]})`,
    ]),
  );
  for (const [token, value] of Object.entries(values)) style.setProperty(token, value);
  keep(values);
}

/** The clinic's face; null until the server said, or where it cannot be reached. */
export function useClinicFace(): ClinicFace | null {
  useEffect(() => {
    if (asked) return;
    asked = true;
    void ask();
  }, []);
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => face,
  );
}

async function ask(): Promise<void> {
  try {
    const answer = await fetch("/api/clinic", { headers: { Accept: "application/json" } });
    if (answer.ok) await showClinicFace((await answer.json()) as ClinicFace);
  } catch {
    // Without a network the product shows its own face, and asks again at the next visit.
    asked = false;
  }
}

function keep(values: Readonly<Record<string, string>> | null): void {
  try {
    if (values === null) localStorage.removeItem(KEY);
    else localStorage.setItem(KEY, JSON.stringify(values));
  } catch {
    // Storage is switched off: the colour comes a moment after the page.
  }
}
