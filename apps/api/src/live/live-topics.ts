import type { CueContent, LiveWatcher } from "@physiocheck/contracts";

/**
 * What the two ends of a live line say to each other over the bus, so that it does not matter which process either is on.
 * Nothing is asked that the bus would have to answer: whoever watches says so, again and again, and is forgotten when silent.
 */

/** From a patient's end to everybody who watches the session. */
export type FromPatient =
  /** It has just come: whoever watches, say so. */
  | { readonly kind: "who" }
  | { readonly kind: "admitted"; readonly watchId: string }
  | { readonly kind: "declined"; readonly physicianId: string }
  | { readonly kind: "allowed"; readonly physicianId: string }
  /** Base64 of a LiveFrame's bytes. */
  | { readonly kind: "frame"; readonly bytes: string }
  | { readonly kind: "acknowledged"; readonly cueId: string; readonly spoken: boolean }
  | { readonly kind: "left" };

/** To the patient's end of a session. */
export type ToPatient =
  /** Another page of the same patient publishes the session now. */
  | { readonly kind: "taken"; readonly publisherId: string }
  | { readonly kind: "here"; readonly watchId: string; readonly watcher: LiveWatcher }
  | { readonly kind: "gone"; readonly watchId: string }
  | {
      readonly kind: "cue";
      readonly watchId: string;
      readonly cueId: string;
      readonly from: { readonly id: string; readonly name: string };
      readonly content: CueContent;
    };

export function fromPatientTopic(sessionId: string): string {
  return `live:${sessionId}`;
}

export function toPatientTopic(sessionId: string): string {
  return `watch:${sessionId}`;
}
