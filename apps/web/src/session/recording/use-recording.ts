import { RECORDING_CONSENT_VERSION } from "@physiocheck/contracts";
import { useEffect, useRef, useState } from "react";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import type { UsedSource } from "../../source/use-source.ts";
import type { Flow } from "../flow.ts";
import type { SessionController } from "../session-controller.ts";
import { holdWriter, wasRecorded, type HeldWriter } from "./recording-outbox.ts";
import { newsOf, recordingNews } from "./recording-news.ts";
import { SessionRecorder } from "./session-recorder.ts";
import { videoFormat } from "./video-format.ts";

/** `unwanted`: nothing is recorded. `refused`: the server keeps none. `waiting`: agreed to, and it does not film right now. */
export type RecordingStatus = {
  readonly name: "unwanted" | "waiting" | "filming" | "stuck" | "full" | "refused" | "failed";
  /** Bytes of video that left this device. */
  readonly sentBytes: number;
};

export type SessionRecording = {
  /** Whether this browser can film what the session looks at. */
  readonly isPossible: boolean;
  readonly isWanted: boolean;
  /** When it was switched on, ISO 8601; null while it is off. */
  readonly agreedAt: string | null;
  readonly want: (isWanted: boolean) => void;
  readonly status: RecordingStatus;
};

/** Steps in which somebody exercises before the camera, and knows that they are filmed. */
const FILMED: ReadonlySet<Flow["step"]["name"]> = new Set([
  "view_check",
  "calibration",
  "countdown",
  "set",
  "rest",
]);
const WRITING = createStore(() => ({ name: "writing" }) as const);

/**
 * The recording of a session: off unless it was switched on for this session, or for the run that it belongs to. Films while the
 * exercise is on the screen and not paused, and hands over what there is at the end.
 *
 * @param agreedBefore when the run's recordings were agreed to, ISO 8601
 */
export function useRecording(
  user: string,
  controller: SessionController,
  used: UsedSource | null,
  agreedBefore: string | null,
): SessionRecording {
  const { sessionId } = controller.journal;
  const [agreedAt, setAgreedAt] = useState(agreedBefore);
  const isWanted = agreedAt !== null;
  const [agreement] = useState(() => createStore<{ readonly given: boolean }>(() => ({ given: false })));
  const isAgreed = useStore(agreement, ({ given }) => given);
  const [held, setHeld] = useState<HeldWriter | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const recorder = useRef<SessionRecorder | null>(null);
  const clock = useRef<() => number>(() => 0);
  const step = useStore(controller.flow, (flow) => flow.step.name);
  const isLive = useStore(controller.flow, ({ mode }) => mode === "live");
  const news = useStore(recordingNews, (all) => newsOf(all, sessionId));
  const writer = useStore(held?.writer.state ?? WRITING, ({ name }) => name);
  const isPossible = videoFormat() !== null;
  const hasTime = useTime(used);
  const isFilmed = isAgreed && isLive && hasTime && FILMED.has(step) && news.removed === null;

  // A session that was cut off while it was recorded: the consent was for this session, and stands until it is taken back.
  useEffect(() => {
    let isHere = true;
    const recall = async (): Promise<void> => {
      const was = await wasRecorded(user, sessionId).catch(() => false);
      if (isHere && was) setAgreedAt(new Date().toISOString());
    };
    void recall();
    return () => {
      isHere = false;
    };
  }, [user, sessionId]);

  // It counts from the first step in which somebody is looked at.
  useEffect(() => {
    if (agreedAt === null || isAgreed || !FILMED.has(step) || !isLive || !isPossible) return;
    controller.journal.recorded({
      consentVersion: RECORDING_CONSENT_VERSION,
      consentedAt: agreedAt,
    });
    agreement.setState({ given: true });
  }, [agreedAt, isAgreed, step, isLive, isPossible, controller, agreement]);

  useEffect(() => {
    if (!isAgreed) return;
    let isHere = true;
    let mine: HeldWriter | null = null;
    const open = async (): Promise<void> => {
      try {
        mine = await holdWriter(user, sessionId);
      } catch {
        if (isHere) setFailed(true);
        return;
      }
      if (isHere) setHeld(mine);
      else mine.release();
    };
    void open();
    return () => {
      isHere = false;
      const last = recorder.current;
      recorder.current = null;
      // The page goes elsewhere in the app: what was filmed is handed over first.
      const given = last ? last.finish() : Promise.resolve();
      void given.finally(() => mine?.release());
    };
  }, [isAgreed, user, sessionId]);

  useEffect(() => {
    if (!used) return;
    clock.current = () => performance.now() - used.momentOf(0) + controller.clockOffset;
  }, [used, controller]);

  useEffect(() => {
    if (!held) return;
    recorder.current ??= new SessionRecorder({ writer: held.writer, clock: () => clock.current() });
    const now = recorder.current;
    if (isFilmed && used) now.film(used.source);
    else if (step === "summary" || step === "finished") void now.finish();
    else void now.rest();
  }, [held, isFilmed, used, step]);

  const status = (): RecordingStatus["name"] => {
    if (!isWanted || !isLive) return "unwanted";
    if (news.removed !== null) return "refused";
    if (hasFailed) return "failed";
    if (writer !== "writing") return writer;
    return isFilmed && held ? "filming" : "waiting";
  };
  return {
    isPossible,
    isWanted,
    agreedAt,
    want: (isOn) => setAgreedAt(isOn ? new Date().toISOString() : null),
    status: { name: status(), sentBytes: news.sentBytes },
  };
}

/**
 * Whether the session's clock runs: it begins with the first picture that the model looked at. What is filmed before has no time
 * on it, and would lie under the wrong skeleton.
 */
function useTime(used: UsedSource | null): boolean {
  const [timed, setTimed] = useState<UsedSource["pipeline"] | null>(null);
  const pipeline = used?.pipeline ?? null;
  useEffect(() => {
    if (!pipeline) return;
    const leave = pipeline.onFrame(() => {
      leave();
      setTimed(pipeline);
    });
    return leave;
  }, [pipeline]);
  return pipeline !== null && timed === pipeline;
}
