import { readClassifier } from "@physiocheck/classifier/node";
import {
  type AngleRow,
  type Bout,
  type Classifier,
  type ExerciseDefinition,
  type ReplayOptions,
  replayTrace,
  replayUnknown,
  type SessionSummary,
  type Trace,
} from "@physiocheck/motion";

let classifier: Promise<Classifier> | null = null;

/**
 * One recording's line of JSON (docs/commands.md): the summary, with `bouts` where there was more than one, and `angles` where
 * asked for. The network is read only for "auto", once.
 */
export async function replayAny(
  trace: Trace,
  exercise: ExerciseDefinition | "auto",
  options: ReplayOptions,
): Promise<SessionSummary & { readonly bouts?: readonly Bout[]; readonly angles?: readonly AngleRow[] }> {
  if (exercise !== "auto") {
    const { summary, angles } = replayTrace(trace, exercise, options);
    return { ...summary, ...(angles && { angles }) };
  }
  classifier ??= readClassifier();
  const { summary, angles, bouts } = replayUnknown(trace, await classifier, options);
  return { ...summary, ...(bouts.length > 1 && { bouts }), ...(angles && { angles }) };
}
