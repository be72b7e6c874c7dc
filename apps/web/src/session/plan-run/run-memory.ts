import type { Plan } from "@physiocheck/contracts";
import { api, ApiError } from "../../api.ts";
import { makeKey, open, seal } from "../outbox/sealing.ts";
import { outboxOf } from "../outbox/shared-outbox.ts";
import { keyOf } from "../outbox/store.ts";
import type { Run } from "./run.ts";

/** What of a run survives a reload: sealed for its user, with the plan, so that going on needs no network. */
export type RunMemory = {
  readonly version: 1;
  readonly run: Run;
  readonly plan: Plan;
  /** What is looked at, where it can be opened again without a question. */
  readonly source: "camera" | "patient" | null;
  /** The server does not know of this state yet. */
  readonly unsent: boolean;
};

/** Runs older than this (ms) are not continued. */
const LONGEST_BREAK_MS = 6 * 3_600_000;

/** States of the outbox in which something of a run may still be on this device. */
const BEHIND: ReadonlySet<string> = new Set(["waiting", "signed_out"]);

const placeOf = (user: string, planId: string): string => `${user}/plan/${planId}`;

/** The run that was begun on this device and can be gone on with; null for none. */
export async function recallRun(user: string, planId: string, now: number): Promise<RunMemory | null> {
  const memory = await read(user, placeOf(user, planId));
  if (!memory || memory.run.finishedAt !== null) return null;
  return now - Date.parse(memory.run.startedAt) < LONGEST_BREAK_MS ? memory : null;
}

/** Keeps where a run stands on this device, then tells the server; what it could not be told is told later. */
export async function keepRun(user: string, memory: Omit<RunMemory, "version" | "unsent">): Promise<void> {
  await write(user, { ...memory, version: 1, unsent: true });
  await sendRun(user, placeOf(user, memory.plan.id));
}

/** Tells the server of runs that it could not be told of before. */
export async function sendRuns(user: string): Promise<void> {
  for (const place of await placesOf(user)) await sendRun(user, place);
}

/** Every run that this device remembers of a user. */
export async function runsHere(user: string): Promise<readonly RunMemory[]> {
  const found = await Promise.all((await placesOf(user)).map((place) => read(user, place)));
  return found.filter((memory) => memory !== null);
}

/**
 * The user leaves this device: cut-off sessions and runs go, except runs that the server does not know of yet. Those stay
 * sealed, like everything in the outbox.
 */
export async function forgetProgress(user: string): Promise<void> {
  const { database } = await outboxOf(user);
  const unsent = new Set(
    (await runsHere(user)).filter((memory) => memory.unsent).map(({ plan }) => placeOf(user, plan.id)),
  );
  for (const place of await database.getAllKeys("sessions"))
    if (place.startsWith(`${user}/`) && !unsent.has(place)) await database.delete("sessions", place);
}

async function placesOf(user: string): Promise<readonly string[]> {
  const { database } = await outboxOf(user);
  return (await database.getAllKeys("sessions")).filter((key) => key.startsWith(`${user}/plan/`));
}

async function sendRun(user: string, place: string): Promise<void> {
  const memory = await read(user, place);
  if (!memory?.unsent) return;
  // What was measured goes first: the proposal that a finished run leads to is made from it.
  const { outbox } = await outboxOf(user);
  if (memory.run.finishedAt !== null && BEHIND.has(outbox.state.getState().name)) return;
  const { id: runId, ...body } = memory.run;
  try {
    await api.putPlanRun({ params: { planId: memory.plan.id, runId }, body });
  } catch (error) {
    // No answer, or nobody signed in: it stays here. Refused for good, trying again helps nobody.
    if (!(error instanceof ApiError) || error.retryable || error.status === 401) return;
  }
  // Unless it went on meanwhile.
  const now = await read(user, place);
  if (now && JSON.stringify(now.run) === JSON.stringify(memory.run))
    await write(user, { ...memory, unsent: false });
}

async function read(user: string, place: string): Promise<RunMemory | null> {
  const { database } = await outboxOf(user);
  const sealed = await database.get("sessions", place);
  if (!sealed) return null;
  try {
    const { body } = await open(await keyOf(database, user, makeKey), place, sealed);
    const memory = body as RunMemory;
    return memory.version === 1 ? memory : null;
  } catch {
    return null;
  }
}

async function write(user: string, memory: RunMemory): Promise<void> {
  const { database } = await outboxOf(user);
  const place = placeOf(user, memory.plan.id);
  const sealed = await seal(await keyOf(database, user, makeKey), place, memory);
  const transaction = database.transaction("sessions", "readwrite", { durability: "strict" });
  await Promise.all([transaction.store.put(sealed, place), transaction.done]);
}
