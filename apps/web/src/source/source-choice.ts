import { nearestExercise, type ExerciseDefinition } from "@physiocheck/motion";
import { cameraSource, fileSource, loadPreferences, type PoseSource } from "../pose/index.ts";
import { patientSource, type PatientSettings, type PatientSource, usualYaw } from "./patient-source.ts";

/** What is looked at. */
export type SourceChoice =
  | {
      readonly kind: "camera";
      readonly deviceId: string | null;
      readonly facing: "user" | "environment" | null;
    }
  | { readonly kind: "file"; readonly file: File }
  | { readonly kind: "patient"; readonly settings: PatientSettings };

/** What the digital patient can do and is best seen from where: an exercise, or a yoga pose as `yoga/<pose>`. */
export type Performed = Pick<ExerciseDefinition, "id" | "view">;

/** How the digital patient shows an exercise, whoever made it: one that is not of the library by the one most like it. */
export function shownBy(exercise: ExerciseDefinition): Performed {
  return { id: nearestExercise(exercise).id, view: exercise.view };
}

export type SourceKind = SourceChoice["kind"];

export type OpenedSource = {
  readonly source: PoseSource;
  /** The same source, if it is the digital patient. */
  readonly patient: PatientSource | null;
};

/** The camera that was used last on this device. */
export function usualCamera(): SourceChoice {
  const { deviceId, facing } = loadPreferences();
  return { kind: "camera", deviceId, facing };
}

/** The digital patient doing an exercise as it is meant to be done. */
export function usualPatient(exercise: Performed): SourceChoice {
  return {
    kind: "patient",
    settings: { exercise: exercise.id, yaw: usualYaw(exercise.view), repSeconds: null, fault: null },
  };
}

/** Makes the source; starting it is up to the pipeline. */
export function openSource(choice: SourceChoice): OpenedSource {
  switch (choice.kind) {
    case "camera":
      return {
        source: cameraSource({ deviceId: choice.deviceId ?? undefined, facing: choice.facing ?? undefined }),
        patient: null,
      };
    case "file":
      return { source: fileSource(choice.file), patient: null };
    case "patient": {
      const patient = patientSource(choice.settings);
      return { source: patient, patient };
    }
  }
}

/** `?source=camera` or `?source=patient` chooses beforehand: for tests, and for links that show something. */
export function chosenByAddress(search: string, exercise: Performed): SourceChoice | null {
  const wanted = new URLSearchParams(search).get("source");
  if (wanted === "camera") return usualCamera();
  return wanted === "patient" ? usualPatient(exercise) : null;
}
