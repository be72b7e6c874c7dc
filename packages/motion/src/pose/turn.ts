/** Degrees that a request to turn is rounded to: nobody can turn more finely than that. */
const STEP = 10;

/**
 * How far somebody has to turn to be seen from the front, or from the nearer side.
 * @param facing degrees: 0 towards the camera, +90 their left side to it
 * @returns degrees in steps of 10, positive to their left; null where they stand so already, or where the facing is not known
 */
export function turnTo(view: "front" | "side", facing: number): number | null {
  if (!Number.isFinite(facing)) return null;
  const target = view === "front" ? 0 : facing >= 0 ? 90 : -90;
  // Turning to one's own left brings the right side to the camera.
  const degrees = Math.round((facing - target) / STEP) * STEP;
  return degrees === 0 ? null : degrees;
}
