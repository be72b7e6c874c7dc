import { parseArgs } from "node:util";
import {
  EXERCISES,
  exerciseById,
  type ExerciseDefinition,
  POSTURE_VIEWS,
  type PostureView,
} from "@physiocheck/motion";
import { POSE_VARIANTS, type PoseVariant } from "@physiocheck/pose-model";

export const USAGE = `Usage: npm run -s analyze -- FILE… [options]

  --kind workout|posture|yoga    what to analyse; workout is the default
  --exercise ID|auto             the exercise; auto (default) finds out which one it is
  --view front|left|right|back   for posture; without it the view that the picture seems to show
  --model lite|full|heavy        default: full
  --trace OUT                    also write the landmarks: OUT is a file, or a folder when there are several FILEs
  --angles                       add the angles of each frame
  --json                         one JSON object a file, one per line`;

const KINDS = ["workout", "posture", "yoga"] as const;

export type Command = {
  readonly kind: (typeof KINDS)[number];
  readonly files: readonly string[];
  readonly exercise: ExerciseDefinition | "auto";
  /** Null: as the picture seems to show. */
  readonly view: PostureView | null;
  readonly model: PoseVariant;
  readonly trace: string | null;
  readonly angles: boolean;
  readonly json: boolean;
};

/** The command line asks for something that does not exist; the message says what does. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Reads the command line. Null: help was asked for. @throws UsageError */
export function readCommandLine(args: readonly string[]): Command | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const kind = oneOf("--kind", KINDS, values.kind ?? "workout");
  const view = values.view === undefined ? null : oneOf("--view", POSTURE_VIEWS, values.view);
  if (positionals.length === 0) throw new UsageError("no FILE given");
  return {
    kind,
    files: positionals,
    view,
    exercise: exerciseNamed(values.exercise ?? "auto"),
    model: oneOf("--model", POSE_VARIANTS, values.model ?? "full"),
    trace: values.trace ?? null,
    angles: values.angles ?? false,
    json: values.json ?? false,
  };
}

function exerciseNamed(id: string): ExerciseDefinition | "auto" {
  const exercise = id === "auto" ? "auto" : exerciseById(id);
  if (exercise) return exercise;
  const known = EXERCISES.map((each) => each.id).join(", ");
  throw new UsageError(`there is no exercise "${id}". Those there are: ${known}; or auto`);
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        kind: { type: "string" },
        exercise: { type: "string" },
        view: { type: "string" },
        model: { type: "string" },
        trace: { type: "string" },
        angles: { type: "boolean" },
        json: { type: "boolean" },
        help: { type: "boolean", short: "h" },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function oneOf<T extends string>(option: string, known: readonly T[], value: string): T {
  const found = known.find((each) => each === value);
  if (found === undefined) throw new UsageError(`${option} is ${known.join(", ")}; not ${value}`);
  return found;
}
