/** What a patient chose for their sessions on this device. */
export type SessionOptions = {
  readonly voice: boolean;
  readonly handsFree: boolean;
  /** Listens for spoken commands; off unless chosen, because it opens the microphone. */
  readonly spoken: boolean;
  /** Null: as the camera suggests. */
  readonly mirrored: boolean | null;
};

const KEY = "physiocheck.session";
const DEFAULTS: SessionOptions = { voice: true, handsFree: true, spoken: false, mirrored: null };

/** Reads the options; anything unreadable counts as not chosen. */
export function loadOptions(): SessionOptions {
  try {
    const stored = JSON.parse(localStorage.getItem(KEY) ?? "{}") as Partial<
      Record<keyof SessionOptions, unknown>
    >;
    return {
      voice: stored.voice !== false,
      handsFree: stored.handsFree !== false,
      spoken: stored.spoken === true,
      mirrored: typeof stored.mirrored === "boolean" ? stored.mirrored : null,
    };
  } catch {
    return DEFAULTS;
  }
}

/** Keeps the options; where nothing may be stored, they hold until the page is closed. */
export function saveOptions(options: SessionOptions): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(options));
  } catch {
    // Private browsing: nothing is kept.
  }
}
