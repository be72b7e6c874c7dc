import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import {
  blendOnFloor,
  createCamera,
  createPatient,
  landmarksOf,
  MOTIONS,
  projectTrace,
} from "@physiocheck/digital-patient";
import type { BodyOptions, Patient, Posture, Segment } from "@physiocheck/digital-patient";
import {
  bodyFeatures,
  LANDMARK,
  BODY_FEATURE_COUNT,
  LANDMARK_COUNT,
  LANDMARK_STRIDE,
  NO_POSE,
  parsePoseRecord,
  YOGA_POSE_IDS,
} from "@physiocheck/motion";
import type { PoseRecord } from "@physiocheck/motion";

const HIP = LANDMARK.left_hip * LANDMARK_STRIDE;

/** What the network learns from. `label` is the index in YOGA_POSE_IDS, or NO_POSE. */
export type LabelledFeatures = {
  readonly features: Float64Array;
  readonly label: number;
  readonly weight?: number;
};

/** A person in one picture with the index of what they do. */
export type LabelledPose = { readonly record: PoseRecord; readonly label: number };

/** Reads a `.poses.jsonl.gz`; null where the file is not there. Lines with nobody are left out. */
export function readPhotos(path: string): LabelledPose[] | null {
  if (!existsSync(path)) return null;
  return gunzipSync(readFileSync(path))
    .toString("utf8")
    .trim()
    .split("\n")
    .map((line) => parsePoseRecord(line))
    .map((record) => ({ record, label: YOGA_POSE_IDS.findIndex((id) => id === record.pose) }))
    .filter(({ record, label }) => record.landmarks !== null && label >= 0);
}

/** Features of a picture as it is and mirrored. */
export function featuresOf({ record, label }: LabelledPose, weight = 1): LabelledFeatures[] {
  const { landmarks, world } = record;
  if (!landmarks) return [];
  return [false, true].flatMap((mirrored) => {
    const features = new Float64Array(BODY_FEATURE_COUNT);
    return bodyFeatures(landmarks, world, record, mirrored, features) ? [{ features, label, weight }] : [];
  });
}

/** The same picture as another camera and a less lucky look might have had it: tilted, jittered, without the world. */
export function varied({ record, label }: LabelledPose, random: () => number): LabelledPose {
  const { landmarks, world, width, height } = record;
  if (!landmarks) return { record, label };
  const roll = 0.12 * (random() + random() + random() - 1.5);
  const pitch = 0.14 * (random() + random() + random() - 1.5);
  const jitter = 0.05 * random() * random();
  const [c, s] = [Math.cos(roll), Math.sin(roll)];
  const [cp, sp] = [Math.cos(pitch), Math.sin(pitch)];
  const noise = (): number => jitter * (random() + random() + random() - 1.5) * 2;
  const flat = new Float32Array(landmarks);
  const solid = world && random() < 0.8 ? new Float32Array(world) : null;
  let size = 0;
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = i * LANDMARK_STRIDE;
    size = Math.max(
      size,
      Math.hypot((flat[at] - flat[HIP]) * width, (flat[at + 1] - flat[HIP + 1]) * height),
    );
  }
  for (let i = 0; i < LANDMARK_COUNT; i += 1) {
    const at = i * LANDMARK_STRIDE;
    const x = flat[at] * width + noise() * size * 0.5;
    const y = flat[at + 1] * height + noise() * size * 0.5;
    flat[at] = (c * x - s * y) / width;
    flat[at + 1] = (s * x + c * y) / height;
    if (!solid) continue;
    const [wx, wy, wz] = [solid[at] + noise(), solid[at + 1] + noise(), solid[at + 2] + 2 * noise()];
    const ry = s * wx + c * wy;
    solid[at] = c * wx - s * wy;
    solid[at + 1] = cp * ry - sp * wz;
    solid[at + 2] = sp * ry + cp * wz;
  }
  return { record: { ...record, landmarks: flat, world: solid }, label };
}

/** Poses held by simulated people of many sizes before many cameras. @param counts how often each, by pose */
export function simulatedPoses(counts: readonly number[], random: () => number): LabelledPose[] {
  return YOGA_POSE_IDS.flatMap((id, label) =>
    Array.from({ length: counts[label] ?? 0 }, () => {
      const side = random() < 0.5 ? ("left" as const) : ("right" as const);
      const isSided = MOTIONS.get(`yoga/${id}`)?.sides === "alternating";
      const patient = createPatient({
        body: anyBody(random),
        motion: {
          exercise: `yoga/${id}`,
          holdSeconds: 2,
          leadSeconds: 0,
          depth: 1,
          ...(isSided && { side }),
        },
        seed: Math.floor(random() * 1e9),
      });
      return { record: looked(wobbly(patient, 7 * random(), random), 3000, random), label };
    }),
  );
}

/** What people do between poses, and exercises that are no pose. */
export function simulatedNonPoses(count: number, random: () => number): LabelledPose[] {
  return Array.from({ length: count }, (_, index) => {
    if (index % 5 === 0) return { record: betweenPoses(random), label: NO_POSE };
    const script = anyScript(random);
    const patient = createPatient({
      body: anyBody(random),
      motion: script.segments,
      seed: Math.floor(random() * 1e9),
    });
    const t = script.at ? script.at(patient) : random() * patient.durationMs;
    return { record: looked(wobbly(patient, 6 * random(), random), t, random), label: NO_POSE };
  });
}

/** Half of one pose and half of another: a body in none of them. */
function betweenPoses(random: () => number): PoseRecord {
  const body = anyBody(random);
  const seed = Math.floor(random() * 1e9);
  const first = Math.floor(random() * YOGA_POSE_IDS.length);
  const second = (first + 1 + Math.floor(random() * (YOGA_POSE_IDS.length - 1))) % YOGA_POSE_IDS.length;
  const holding = (index: number): Patient =>
    createPatient({
      body,
      seed,
      motion: { exercise: `yoga/${YOGA_POSE_IDS[index] ?? ""}`, holdSeconds: 2, leadSeconds: 0 },
    });
  const [a, b] = [holding(first), holding(second)];
  const posture = blendOnFloor(a.body, a.postureAt(3000), b.postureAt(3000), 0.4 + 0.2 * random());
  const blended: Patient = { ...a, poseAt: (t) => ({ ...a.poseAt(t), posture }) };
  return looked(wobbly(blended, 6 * random(), random), 3000, random);
}

/** Exercises without a moment that could be taken for a yoga pose. */
const NO_POSE_EXERCISES = [
  "squat",
  "sit-to-stand",
  "seated-knee-extension",
  "hip-abduction",
  "side-lunge",
  "shoulder-abduction",
  "shoulder-flexion",
  "biceps-curl",
  "sit-up",
  "jumping-jack",
];

function anyScript(random: () => number): { segments: Segment[]; at?: (patient: Patient) => number } {
  const dice = random();
  if (dice < 0.22) return { segments: [{ kind: "gesture", seconds: 4 }], at: () => 900 + 2200 * random() };
  if (dice < 0.34) return { segments: [{ kind: "walk-through", bearing: 360 * random() }] };
  if (dice < 0.42) return { segments: [{ kind: "sit-down" }], at: () => 900 + 1000 * random() };
  if (dice < 0.7) {
    // On the way into a pose, half of it not yet there.
    const id = YOGA_POSE_IDS[Math.floor(random() * YOGA_POSE_IDS.length)] ?? "tree";
    return {
      segments: [
        { kind: "stand", seconds: 0 },
        { kind: "exercise", exercise: `yoga/${id}`, leadSeconds: 0, holdSeconds: 1 },
      ],
      at: (patient) => {
        const exercise = patient.parts.find((part) => part.kind === "exercise");
        const start = exercise?.start ?? 0;
        return random() < 0.5 ? start * (0.3 + 0.5 * random()) : start + 650 + 450 * random();
      },
    };
  }
  const exercise = NO_POSE_EXERCISES[Math.floor(random() * NO_POSE_EXERCISES.length)] ?? "squat";
  return {
    segments: [{ kind: "exercise", exercise, repetitions: 1 }],
    at: (patient) => {
      const rep = patient.repetitions[0];
      return rep ? rep.start + (0.35 + 0.3 * random()) * (rep.end - rep.start) : 0;
    },
  };
}

function anyBody(random: () => number): BodyOptions {
  return {
    height: 1.45 + 0.5 * random(),
    sex: random() < 0.5 ? "female" : "male",
    build: random(),
    legRatio: 0.95 + 0.1 * random(),
    armRatio: 0.95 + 0.1 * random(),
    age: 25 + 50 * random(),
  };
}

/** One picture of a moment. */
function looked(patient: Patient, t: number, random: () => number): PoseRecord {
  const camera = createCamera({
    yaw: 360 * random(),
    height: 0.2 + 1.6 * random(),
    distance: 2.4 + 2.5 * random(),
    aim: 0.6,
  });
  const still: Patient = { ...patient, durationMs: 0, poseAt: () => patient.poseAt(t) };
  const { trace } = projectTrace(still, camera, {
    seed: Math.floor(random() * 1e9),
    noise: 0.5 + 2.5 * random(),
    depthScale: 0.6 + 0.5 * random(),
  });
  const [frame] = trace.frames;
  return {
    width: trace.width,
    height: trace.height,
    landmarks: frame?.landmarks ?? null,
    world: frame?.world ?? null,
  };
}

/** Somebody whose every part is turned a little differently from how the pose is meant: nobody is a textbook. */
function wobbly(patient: Patient, degrees: number, random: () => number): Patient {
  const turns = new Map<string, readonly [number, number, number]>();
  const some = (): number => ((degrees * Math.PI) / 360) * 2 * (random() + random() + random() - 1.5);
  return {
    ...patient,
    poseAt: (t) => {
      const moment = patient.poseAt(t);
      const turn = Object.fromEntries(
        Object.entries(moment.posture.turn).map(([segment, [x, y, z, w]]) => {
          const known = turns.get(segment) ?? [some(), some(), some()];
          turns.set(segment, known);
          const [a, b, c] = known;
          const q = [
            x + w * a + y * c - z * b,
            y + w * b - x * c + z * a,
            z + w * c + x * b - y * a,
            w - x * a - y * b - z * c,
          ];
          const length = Math.hypot(...q);
          return [segment, q.map((part) => part / length)];
        }),
      ) as unknown as Posture["turn"];
      const posture = { ...moment.posture, turn };
      return { ...moment, posture, points: landmarksOf(patient.body, posture) };
    },
  };
}
