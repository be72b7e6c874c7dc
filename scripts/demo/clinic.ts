import {
  CHECKSUM_HEADER,
  type Dose,
  MAX_BATCH,
  type Plan,
  type PlanContent,
  type PlanItem,
} from "@physiocheck/contracts";
import { beginRun, finishRun, type Run, settle } from "../../apps/web/src/session/plan-run/run.ts";
import { uuidv7 } from "../product/uuidv7.ts";
import type { Course, GoThrough } from "./courses.ts";
import { dayBefore } from "./days.ts";
import type { PerformedSession, SessionOrder } from "./perform-session.ts";
import type { Clock, Visitor } from "./visitor.ts";

/** Something that happens in the clinic at some time, ms since 1970. */
export type Act = { readonly at: number; readonly happen: () => Promise<void> };

/** Reads a session that somebody has done. */
export type Done = (order: SessionOrder) => Promise<PerformedSession>;

/** A plan's item as its physician writes it. */
export function planItem(
  exerciseId: string,
  dose: Dose,
  more: Partial<Omit<PlanItem, "exerciseId" | "dose">> = {},
): PlanItem {
  return {
    id: uuidv7(),
    exerciseId,
    dose,
    tempo: null,
    target: null,
    painRule: { action: "stop", at: 6 },
    note: "",
    ...more,
  };
}

export function planContent(
  frame: Pick<PlanContent, "title" | "startsOn" | "weekdays" | "note">,
  items: readonly PlanItem[],
): PlanContent {
  return { ...frame, endsOn: null, sessionsADay: 1, restBetweenSeconds: 60, items: [...items] };
}

/** Every visit of a course as an act: the patient goes through their plan as it is then, sends what was recorded, and says how it was. */
export function visitsOf(
  course: Course,
  who: Visitor,
  planId: () => string,
  done: Done,
  clock: Clock,
  now: number,
): Act[] {
  return course.visits.map((visit) => ({
    at: visit.sessions[0]?.startedAt ?? now,
    happen: async () =>
      goThrough(who, await who.ask("getPlan", { params: { planId: planId() } }), visit, done, clock, now),
  }));
}

async function goThrough(
  who: Visitor,
  plan: Plan,
  { daysAgo, sessions, feeling }: GoThrough,
  done: Done,
  clock: Clock,
  now: number,
): Promise<void> {
  let run: Run = beginRun(uuidv7(), dayBefore(now, daysAgo), new Date(clock.ms).toISOString());
  const put = async (): Promise<void> => {
    const { id, ...body } = run;
    await who.ask("putPlanRun", { params: { planId: plan.id, runId: id }, body });
  };
  for (const order of sessions) {
    const item = plan.content.items.find(({ exerciseId }) => exerciseId === order.exerciseId);
    if (!item) throw new Error(`${plan.content.title} has no ${order.exerciseId}`);
    const session = await done(order);
    clock.ms = Math.max(clock.ms, order.startedAt);
    await send(who, item.id, session, clock);
    const last = session.events.at(-1);
    if (last?.kind !== "finished") throw new Error(`a session of ${order.exerciseId} has no end`);
    const { reason } = last.payload;
    const result = { sessionId: session.sessionId, pain: order.painAfter, why: reason };
    run = settle(plan, run, item, result).run;
    await put();
  }
  run = finishRun(run, feeling, new Date(clock.ms).toISOString());
  await put();
}

/** Sends a session as the outbox does. */
async function send(
  who: Visitor,
  assignmentId: string,
  { sessionId, events, chunks, finish, durationMs }: PerformedSession,
  clock: Clock,
): Promise<void> {
  await who.ask("startSession", { body: { id: sessionId, assignmentId } });
  clock.ms += durationMs;
  const params = { sessionId };
  for (let from = 0; from < events.length; from += MAX_BATCH)
    await who.ask("appendEvents", { params, body: { events: events.slice(from, from + MAX_BATCH) } });
  for (const [chunk, { bytes, sha256 }] of chunks.entries())
    await who.ask("putTraceChunk", {
      params: { sessionId, chunk },
      body: bytes,
      headers: { [CHECKSUM_HEADER]: sha256 },
    });
  await who.ask("finishSession", { params, body: finish });
}
