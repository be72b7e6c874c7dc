import { queryClient } from "../api.ts";
import { outboxOf } from "../session/outbox/shared-outbox.ts";
import { eraseUser, sessionsLeft } from "../session/outbox/store.ts";
import { runsHere, sendRuns } from "../session/plan-run/run-memory.ts";
import { finishLeftRecordings, recordingsOf } from "../session/recording/recording-outbox.ts";
import { backlog } from "./backlog.ts";

/** What changes once sessions have arrived. */
const CHANGED = ["listToday", "listPlanDay", "getCourse", "listSessions", "listGoals"];

/** Sessions and runs of a user that only this device has. */
export async function unsentOf(user: string): Promise<number> {
  const { database } = await outboxOf(user);
  const recordings = await recordingsOf(user);
  const sessions = Math.max(
    await sessionsLeft(database, user),
    await sessionsLeft(recordings.database, user),
  );
  // A run whose sessions were sent already is still something that was done.
  return Math.max(sessions, (await runsHere(user)).some(({ unsent }) => unsent) ? 1 : 0);
}

/** Lets go of everything in a user's outbox, sent or not. */
export async function eraseOutboxOf(user: string): Promise<void> {
  for (const { database, outbox } of [await outboxOf(user), await recordingsOf(user)]) {
    await outbox.stop();
    await eraseUser(database, user);
  }
}

/**
 * Opens a patient's outbox, so that what an earlier visit left is sent without a new session, and follows how far that is. Runs
 * through a plan go last: the proposal they lead to is made from their sessions.
 * @returns the way to stop following
 */
export async function follow(user: string): Promise<() => void> {
  const { outbox } = await outboxOf(user);
  const { outbox: recordings } = await recordingsOf(user);
  finishLeftRecordings(user).catch(() => undefined);
  let isHere = true;
  let isBehind = (await unsentOf(user)) > 0;
  let looking: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    const { name } = outbox.state.getState();
    if (name === "waiting" || name === "signed_out") isBehind = true;
    if (!isBehind || !isHere) return;
    if (name === "idle" || name === "refused") await sendRuns(user);
    const sessions = await unsentOf(user);
    isBehind = sessions > 0;
    if (!isHere) return;
    const before = backlog.getState().state;
    backlog.setState({ sessions, state: isBehind ? "behind" : before === "behind" ? "caught_up" : "level" });
    if (!isBehind) for (const route of CHANGED) void queryClient.invalidateQueries({ queryKey: [route] });
  };
  // One look at a time: each reads the disk, and the states follow each other quickly.
  const lookSoon = (): void => {
    looking = looking.then(look).catch(() => undefined);
  };
  const leave = [outbox, recordings].map(({ state }) => state.subscribe(lookSoon));
  lookSoon();
  outbox.nudge();
  return () => {
    isHere = false;
    for (const stop of leave) stop();
    backlog.setState({ sessions: 0, state: "level" });
  };
}
