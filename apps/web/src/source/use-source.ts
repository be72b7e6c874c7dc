import { useCallback, useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore, type StoreApi } from "zustand/vanilla";
import { PosePipeline, type PipelineState, SessionClock } from "../pose/index.ts";
import { idleSource } from "./idle-source.ts";
import { openSource, type OpenedSource, type SourceChoice } from "./source-choice.ts";

export type UsedSource = OpenedSource & {
  readonly pipeline: PosePipeline;
  /** The moment of `performance.now()` at which the picture of a frame with this time was taken. */
  readonly momentOf: (t: number) => number;
  /** Starts a film, as soon as there is a model to see it; other sources run already. */
  readonly begin: () => void;
};

const NO_PIPELINE = createStore<PipelineState | null>(() => null);

/**
 * One pipeline for as long as a component is there, and the source that goes through it. Sources may be changed in the
 * middle; the clock goes on.
 */
export function useSource(): {
  readonly used: UsedSource | null;
  readonly state: PipelineState | null;
  /** Opens what was chosen and starts it. */
  readonly use: (choice: SourceChoice) => UsedSource;
  readonly stop: () => void;
} {
  const [used, setUsed] = useState<UsedSource | null>(null);
  const current = useRef<UsedSource | null>(null);
  const leavePace = useRef<() => void>(() => undefined);

  const use = useCallback((choice: SourceChoice): UsedSource => {
    const opened = openSource(choice);
    const isFilm = choice.kind === "file";
    // A film that plays before the model is there would be half over when the first pose comes.
    const first = isFilm ? idleSource() : opened.source;
    const before = current.current;
    const { pipeline, momentOf } = before ?? newPipeline(first);
    if (before) void pipeline.changeSource(first);
    void pipeline.start();
    const begin = isFilm
      ? () => whenSeeing(pipeline, () => void pipeline.changeSource(opened.source))
      : () => undefined;
    leavePace.current();
    leavePace.current = opened.patient
      ? pipeline.state.subscribe(({ rate }) => opened.patient?.pace(rate.posesPerSecond))
      : () => undefined;
    const next = { ...opened, pipeline, momentOf, begin };
    current.current = next;
    setUsed(next);
    return next;
  }, []);

  const stop = useCallback((): void => {
    leavePace.current();
    current.current?.pipeline.stop();
    current.current = null;
    setUsed(null);
  }, []);

  useEffect(() => stop, [stop]);
  const store: Pick<StoreApi<PipelineState | null>, "getState" | "getInitialState" | "subscribe"> = used
    ?.pipeline.state ?? NO_PIPELINE;
  const state = useStore(store);
  const isModelMissing = state?.model.name === "failed";
  useEffect(() => {
    if (!used || !isModelMissing) return;
    // What could not be fetched without a network is fetched as soon as there is one: nobody who exercises presses a button for it.
    const again = (): void => void used.pipeline.retry();
    addEventListener("online", again);
    return () => removeEventListener("online", again);
  }, [used, isModelMissing]);
  return { used, state, use, stop };
}

function newPipeline(source: OpenedSource["source"]): Pick<UsedSource, "pipeline" | "momentOf"> {
  let zero: number | null = null;
  // The session's clock begins with its first question for the time.
  const clock = new SessionClock(() => {
    const now = performance.now();
    zero ??= now;
    return now;
  });
  return { pipeline: new PosePipeline(source, { clock }), momentOf: (t) => (zero ?? performance.now()) + t };
}

/** Calls back once, as soon as the model can look at pictures. */
function whenSeeing({ state }: PosePipeline, then: () => void): void {
  const isSeeing = ({ model }: PipelineState): boolean =>
    model.name === "ready" || model.name === "measuring";
  if (isSeeing(state.getState())) {
    then();
    return;
  }
  const leave = state.subscribe((now) => {
    if (!isSeeing(now)) return;
    leave();
    then();
  });
}
