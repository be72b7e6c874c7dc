import type { AuthoringError } from "@physiocheck/motion";

/** Says in words for developers what was seen of a take that makes no exercise, and what would help. */
export function takeSentence(code: AuthoringError["code"], seen: AuthoringError["seen"]): string {
  const seconds = (value: number | undefined): string => `${(value ?? 0).toFixed(1)} s`;
  switch (code) {
    case "nobody_seen":
      return `Somebody was seen in ${seconds(seen.seenSeconds)} of ${seconds(seen.seconds)}: the whole body has to be in the picture.`;
    case "too_short":
      return `The take lasts ${seconds(seen.seconds)}: it needs three whole repetitions.`;
    case "no_movement":
      return `The largest movement was ${Math.round(seen.degrees ?? 0)}°: nothing was repeated.`;
    case "too_few_repetitions":
      return `${seen.repetitions ?? 0} repetitions were found, and three alike are needed.`;
    case "moment_outside":
      return "Nobody is seen at that moment of the take.";
    case "edit_unknown":
    case "edit_out_of_range":
      return `${seen.edit ?? "An edit"} makes no exercise.`;
  }
}
