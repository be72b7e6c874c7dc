import { LANDMARK, type YogaPose } from "@physiocheck/motion";
import { useEffect, useState } from "react";

const WIDTH = 160;
const HEIGHT = 120;
const MARGIN = 14;
const L = LANDMARK;

/** Lines of the figure from back to front: landmarks, and their width in parts of the body's height. */
const LIMBS: readonly (readonly [readonly number[], number])[] = [
  [[L.right_shoulder, L.right_elbow, L.right_wrist], 0.045],
  [[L.right_hip, L.right_knee, L.right_ankle, L.right_foot_index], 0.06],
  [[L.left_hip, L.left_knee, L.left_ankle, L.left_foot_index], 0.06],
  [[L.left_shoulder, L.left_elbow, L.left_wrist], 0.045],
];

type Drawn = {
  readonly limbs: readonly { readonly points: string; readonly width: number }[];
  readonly trunk: string;
  readonly head: { readonly x: number; readonly y: number; readonly r: number };
};

/** A pose as a small still figure, from the digital patient's own body. Decoration: the name stands beside it. */
export function PoseFigure({ pose }: { readonly pose: YogaPose }) {
  const [drawn, setDrawn] = useState<Drawn | null>(null);
  useEffect(() => {
    let isHere = true;
    const load = async (): Promise<void> => {
      const figure = await figureOf(pose);
      if (isHere) setDrawn(figure);
    };
    load().catch(() => setDrawn(null));
    return () => {
      isHere = false;
    };
  }, [pose]);
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      aria-hidden
      className="aspect-[4/3] w-full text-accent"
      fill="none"
      stroke="currentColor"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      {drawn ? (
        <>
          {drawn.limbs.slice(0, 2).map(({ points, width }) => (
            <polyline key={points} points={points} strokeWidth={width} opacity={0.55} />
          ))}
          <polygon points={drawn.trunk} fill="currentColor" strokeWidth={drawn.head.r} />
          {drawn.limbs.slice(2).map(({ points, width }) => (
            <polyline key={points} points={points} strokeWidth={width} />
          ))}
          <circle cx={drawn.head.x} cy={drawn.head.y} r={drawn.head.r} fill="currentColor" stroke="none" />
        </>
      ) : null}
    </svg>
  );
}

/** The pose's outline, seen from far away where it is best understood. */
async function figureOf(pose: YogaPose): Promise<Drawn | null> {
  const { MOTIONS, STILL, createBody, createCamera, landmarksOf, project } =
    await import("@physiocheck/digital-patient");
  const motion = MOTIONS.get(`yoga/${pose.id}`);
  if (!motion) return null;
  const body = createBody();
  const points = landmarksOf(
    body,
    motion.posture(body, { ...STILL, progress: { left: 1, right: pose.sides === "both" ? 1 : 0 } }),
  );
  const camera = createCamera({ yaw: pose.view === "front" ? 12 : 68, height: 1.6, distance: 9, fov: 20 });
  const seen = Array.from({ length: points.length / 3 }, (_, i) =>
    project(camera, [points[i * 3] ?? 0, points[i * 3 + 1] ?? 0, points[i * 3 + 2] ?? 0]),
  );
  const xs = seen.map(([x]) => x);
  const ys = seen.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const height = (body.height * camera.focal) / camera.distance;
  // One scale for all poses, so that a lying body is as large as a standing one, unless it would not fit.
  const scale = Math.min(
    (HEIGHT - 2 * MARGIN) / height,
    (WIDTH - 2 * MARGIN) / (right - left),
    (HEIGHT - 2 * MARGIN) / (bottom - top),
  );
  const at = (index: number): readonly [number, number] => {
    const [x, y] = seen[index] ?? [0, 0];
    return [WIDTH / 2 + (x - (left + right) / 2) * scale, HEIGHT - MARGIN + (y - bottom) * scale];
  };
  const text = (indices: readonly number[]): string =>
    indices
      .map((index) =>
        at(index)
          .map((value) => value.toFixed(1))
          .join(","),
      )
      .join(" ");
  const [nearEar, farEar] = [at(L.left_ear), at(L.right_ear)];
  return {
    limbs: LIMBS.map(([indices, width]) => ({ points: text(indices), width: width * height * scale })),
    trunk: text([L.left_shoulder, L.right_shoulder, L.right_hip, L.left_hip]),
    head: {
      x: (nearEar[0] + farEar[0]) / 2,
      y: (nearEar[1] + farEar[1]) / 2,
      r: 0.058 * height * scale,
    },
  };
}
