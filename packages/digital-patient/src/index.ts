/**
 * The digital patient: a simulated person whose joint angles, phases, repetitions and holds are known.
 *
 *     const patient = createPatient({
 *       body: { height: 1.68, sex: "female", build: 0.4, age: 62 },
 *       motion: [
 *         { kind: "walk-in", bearing: 80 },
 *         { kind: "stand", seconds: 2 },
 *         { kind: "exercise", exercise: "squat", repetitions: 5, faults: [{ kind: "shallow", repetitions: [2] }] },
 *         { kind: "walk-out", bearing: -80 },
 *       ],
 *       seed: 7,
 *     });
 *     patient.poseAt(5200).angles[ANGLE.knee_flexion_left];            // the truth, in degrees
 *     const camera = frameCamera(patient, { yaw: 30, height: 0.8 });   // 0 in front, +90 on the patient's left
 *     const { trace, truth } = projectTrace(patient, camera);          // what a pose model would say: fast, in Node
 *     renderPatient(canvas, patient, camera).stream(30);               // "@physiocheck/digital-patient/rendered": a webcam
 *
 * The way of a moment: a script is laid out in parts (`behaviours/`), a part asks its exercise (`motions/`, one file each) for
 * a posture, which is said in clinical terms and solved (`pose/`) for the body's segment lengths (`body/`), so that bones never
 * stretch and planted feet never slide; `camera/` turns it into landmarks, `rendered/` into a picture, through one pinhole.
 * Metres, degrees, milliseconds; y up, the patient at the origin facing +z, their left at +x. Deterministic by `seed`.
 */
export { createPatient } from "./patient.ts";
export type { Patient, PatientMoment, PatientOptions, Segment } from "./patient.ts";
export type { ExerciseOptions, Fault } from "./behaviours/exercise.ts";
export type { Tilts } from "./behaviours/tilted.ts";
export { FAULT_KINDS } from "./behaviours/part.ts";
export type { FaultKind, TrueRepetition } from "./behaviours/part.ts";
export { createBody } from "./body/body.ts";
export type { Body, BodyOptions } from "./body/body.ts";
export { blendOnFloor, landmarksOf, mirrorPosture } from "./body/skeleton.ts";
export type { PatientSide, Posture } from "./body/skeleton.ts";
export { trueAngles } from "./body/true-angles.ts";
export { MOTIONS } from "./motions/index.ts";
export { NO_SWAY, STILL } from "./motions/motion.ts";
export type { ArmHabit, ExerciseMotion, Move } from "./motions/motion.ts";
export { createCamera, project } from "./camera/camera.ts";
export type { Camera, CameraOptions } from "./camera/camera.ts";
export { projectFrames, projectTrace } from "./camera/trace.ts";
export type { TraceOptions, TraceTruth } from "./camera/trace.ts";
export { frameCamera } from "./camera/framing.ts";
