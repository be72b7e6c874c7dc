import { POSE_VARIANTS } from "@physiocheck/pose-model";
import { DELEGATES, type ModelChoice, type ModelWish } from "./model/model-choice.ts";

/** What a person chose about camera and model on this device. */
export type PosePreferences = {
  readonly wish: ModelWish;
  /** What `auto` came to on this device and browser, so that it is measured once. */
  readonly measured: (ModelChoice & { readonly browser: string }) | null;
  readonly deviceId: string | null;
  readonly facing: "user" | "environment" | null;
  /** Null: as the camera suggests. */
  readonly mirrored: boolean | null;
};

const KEY = "physiocheck.pose";
const DEFAULTS: PosePreferences = {
  wish: { variant: "auto", delegate: "auto" },
  measured: null,
  deviceId: null,
  facing: null,
  mirrored: null,
};

/** Reads what was chosen; anything unreadable counts as not chosen. */
export function loadPreferences(): PosePreferences {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<PosePreferences>;
    const merged = { ...DEFAULTS, ...stored };
    const { wish, measured } = merged;
    return {
      ...merged,
      wish: {
        variant: known(POSE_VARIANTS, wish.variant) ?? "auto",
        delegate: known(DELEGATES, wish.delegate) ?? "auto",
      },
      measured:
        measured && known(POSE_VARIANTS, measured.variant) && known(DELEGATES, measured.delegate)
          ? measured
          : null,
    };
  } catch {
    return DEFAULTS;
  }
}

/** Keeps what was chosen; where nothing may be stored, it holds until the page is closed. */
export function savePreferences(change: Partial<PosePreferences>): void {
  try {
    localStorage.setItem(KEY, JSON.stringify({ ...loadPreferences(), ...change }));
  } catch {
    // Private browsing: nothing is kept.
  }
}

function known<T extends string>(list: readonly T[], value: string): T | undefined {
  return list.find((each) => each === value);
}
