import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { classNames, recordingWindows } from "@physiocheck/classifier/training";
import { type Trace, withProportions } from "@physiocheck/motion";
import { ROOT } from "../lib/process.ts";
import { readTraceFile } from "../lib/trace-file.ts";
import type { Example } from "./performed.ts";

const DATA = join(ROOT, "../shared/data");
/**
 * What the recordings call an exercise of ours. Bench pressing is left out: somebody under a bar is seen so badly that the
 * network would take everything unclear for it.
 */
const OURS: Readonly<Record<string, string>> = {
  front_raise: "shoulder-flexion",
  pull_ups: "pull-up",
  push_up: "push-up",
  rope_pushdown: "triceps-pushdown",
  sit_up: "sit-up",
};

export type Recording = {
  readonly source: string;
  readonly name: string;
  readonly label: string;
  readonly repetitions: number;
  readonly trace: Trace;
  readonly windows: readonly Example[];
};

/** Windows of every labelled recording beside the project whose exercise the library has; none where there are none. */
export function recordings(): Recording[] {
  const classes = new Set(classNames());
  return ["traces", "countix-fitness"].flatMap((source) => {
    const file = join(DATA, source, "labels.json");
    if (!existsSync(file)) return [];
    const labels = JSON.parse(readFileSync(file, "utf8")) as Record<
      string,
      { exercise: string; repetitions: number }
    >;
    return Object.entries(labels).flatMap(([name, { exercise, repetitions }]) => {
      const label = OURS[exercise] ?? exercise;
      if (!classes.has(label)) return [];
      const trace = withProportions(readTraceFile(join(DATA, source, `${name}.trace.json.gz`)));
      return [{ source, name, label, repetitions, trace, windows: recordingWindows(trace, label) }];
    });
  });
}

/** How often each window of a recording is shown for one showing of a window of the digital patient. */
const SHOWN: Readonly<Record<string, number>> = { traces: 4, "countix-fitness": 2 };

/** Examples of recordings, each as often as its kind is to be shown. */
export function recordedExamples(from: readonly Recording[] = recordings()): Example[] {
  return from.flatMap(({ source, windows }) =>
    Array.from({ length: SHOWN[source] ?? 1 }, () => windows).flat(),
  );
}
