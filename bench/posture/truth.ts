import { LANDMARK, plainAngle, planeOf, type PostureMeasureName } from "@physiocheck/motion";
import type { SeenPosture } from "./seen.ts";

/** What is true of a person over the pictures of one posture, degrees: in the plane that the view shows, by the joints themselves. */
export function trueAngle(name: PostureMeasureName, { scene: { view }, points }: SeenPosture): number | null {
  const frontal = view === "front" || view === "back";
  const values = points.map((each) =>
    plainAngle(
      name,
      planeOf(
        view,
        (landmark) => {
          const k = LANDMARK[landmark] * 3;
          return [each[k + (frontal ? 0 : 2)] ?? 0, each[k + 1] ?? 0];
        },
        null,
      ),
    ),
  );
  if (values.some((value) => value === null)) return null;
  return values.reduce<number>((sum, value) => sum + (value ?? 0), 0) / values.length;
}
