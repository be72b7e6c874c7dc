import type { Me } from "@physiocheck/contracts";

/**
 * What this device keeps for whoever is signed in, so that the pages of a patient open without a network. The part that
 * keeps it (offline/) registers itself: this room and the API client only know that there may be one.
 */
export type Keeper = {
  /** Whether answers of this route are kept at all. */
  keeps(route: string): boolean;
  /** An answer has come. Returns at once; a device that stores nothing is no failure. */
  keep(route: string, request: unknown, answer: unknown): void;
  /** The answer as far as this device knows it; undefined where it does not. Never rejects. */
  recall(route: string, request: unknown): Promise<unknown>;
  /** An exercise was done here, whatever the server knows of it. */
  done(assignmentId: string): Promise<void>;
  /** How many sessions of whoever is signed in are only on this device. */
  unsent(): Promise<number>;
  /** Whoever was signed in is not any more: what can be read here without a network goes, and what else depends on how. */
  forget(how: Leaving): Promise<void>;
};

/**
 * `expired`: the server no longer knows the sign-in; a session that was cut off may still be gone on with. `signed_out`: only what
 * the server does not have yet stays, sealed. `erased`: there is no account it could be sent to, so that goes too.
 */
export type Leaving = "expired" | "signed_out" | "erased";

let current: Keeper | null = null;

/** Registers the part that keeps. */
export function keepWith(keeper: Keeper): void {
  current = keeper;
}

/** The part that keeps; null on pages that were opened without it. */
export function keeper(): Keeper | null {
  return current;
}

/** Who signed in, as if it had been read. */
export function keepMe(me: Me): void {
  current?.keep("me", undefined, me);
}
