import type { PatientSettings } from "./patient-source.ts";

/** What the page tells the drawing worker. */
export type PatientOrder =
  | {
      readonly type: "open";
      readonly canvas: OffscreenCanvas;
      readonly settings: PatientSettings;
      readonly picture: { readonly width: number; readonly height: number };
    }
  | {
      readonly type: "set";
      readonly isMoving: boolean;
      readonly isPaused: boolean;
      readonly fps: number;
      readonly speed: number;
    };

/** What it answers: that it draws, that it cannot, and the patient's time (ms) of every picture. */
export type PatientReport =
  | { readonly type: "drawing" }
  | { readonly type: "failed"; readonly message: string }
  /** `at`: ms since 1970, with fractions: the two threads count from different zeros. */
  | { readonly type: "drawn"; readonly at: number; readonly t: number };
