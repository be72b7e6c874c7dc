import type { Plan, PlanRun } from "@physiocheck/contracts";
import { useCallback, useEffect, useState } from "react";
import { uuidv7 } from "uuidv7";
import { isApiError, queryClient, read } from "../../api.ts";
import { localDay } from "../../ui/local-day.ts";
import { outboxOf } from "../outbox/shared-outbox.ts";
import { beginRun, type Run } from "./run.ts";
import { keepRun, recallRun, type RunMemory } from "./run-memory.ts";

export type PlanRunState =
  | { readonly name: "loading" | "missing" | "failed" }
  | {
      readonly name: "ready";
      readonly plan: Plan;
      readonly run: Run;
      readonly source: RunMemory["source"];
      /** It was begun before this page was opened. */
      readonly resumed: boolean;
    };

/** The plan, and the run through it that is going on; every change is kept before the next step is shown. */
export function usePlanRun(
  user: string,
  planId: string,
): {
  readonly state: PlanRunState;
  readonly change: (run: Run, source?: RunMemory["source"]) => Promise<void>;
} {
  const [state, setState] = useState<PlanRunState>({ name: "loading" });

  useEffect(() => {
    let isHere = true;
    const open = async (): Promise<void> => {
      const next = await prepared(user, planId);
      if (isHere) setState(next);
    };
    void open();
    return () => {
      isHere = false;
    };
  }, [user, planId]);

  const change = useCallback(
    async (run: Run, source?: RunMemory["source"]): Promise<void> => {
      if (state.name !== "ready") return;
      const next = { ...state, run, source: source ?? state.source };
      setState(next);
      if (run.finishedAt !== null) await settled(user);
      await keepRun(user, { run, plan: next.plan, source: next.source });
      for (const route of ["listPlanDay", "getCourse", "listToday"])
        void queryClient.invalidateQueries({ queryKey: [route] });
    },
    [state, user],
  );
  return { state, change };
}

/** The run, or why there is none. */
async function prepared(user: string, planId: string): Promise<PlanRunState> {
  try {
    return await prepare(user, planId);
  } catch (error) {
    return { name: isApiError(error, "not_found") ? "missing" : "failed" };
  }
}

async function prepare(user: string, planId: string): Promise<PlanRunState> {
  const now = Date.now();
  const memory = await recallRun(user, planId, now);
  if (memory)
    return { name: "ready", plan: memory.plan, run: memory.run, source: memory.source, resumed: true };
  const plan = await read("getPlan", { params: { planId } });
  if (plan.state !== "active" || plan.content.items.length === 0) return { name: "missing" };
  const day = localDay(now);
  const open = await openElsewhere(planId, day);
  const run = open ?? beginRun(uuidv7(), day, new Date(now).toISOString());
  return { name: "ready", plan, run, source: null, resumed: open !== null };
}

/** A run of today that was begun on another device. */
async function openElsewhere(planId: string, day: string): Promise<Run | null> {
  const { plans } = await read("listPlanDay", { query: { day } });
  const open = plans.find(({ plan }) => plan.id === planId)?.openRun;
  return open && (open as PlanRun).day === day ? open : null;
}

const PATIENCE_MS = 10_000;

/** Waits a while until what the last exercise measured has gone out: what is proposed is made from it. */
async function settled(user: string): Promise<void> {
  const { outbox } = await outboxOf(user);
  // Without a network there is nothing to wait for: what is measured goes out before the run is told of (offline/).
  if (outbox.state.getState().name !== "sending") return;
  await new Promise<void>((resolve) => {
    const timer = setTimeout(done, PATIENCE_MS);
    const leave = outbox.state.subscribe(({ name }) => {
      if (name !== "sending") done();
    });
    function done(): void {
      clearTimeout(timer);
      leave();
      resolve();
    }
  });
}
