import type { ClinicTest, Side } from "@physiocheck/motion";
import { useEffect } from "react";
import type { PatientSource } from "../source/patient-source.ts";
import type { SourceChoice } from "../source/source-choice.ts";
import type { ClinicTestController } from "./clinic-test-controller.ts";

/** The same choice; the digital patient works with the side that is tested, and turns it to the camera. */
export function standIn(choice: SourceChoice, test: ClinicTest, side: Side | null): SourceChoice {
  if (choice.kind !== "patient" || side === null) return choice;
  // Who stands on the left leg lifts the right foot.
  const isLeft = (side === "left") !== (test.protocol.kind === "hold");
  const { settings } = choice;
  const yaw = side === "left" ? settings.yaw : -settings.yaw;
  return { kind: "patient", settings: { ...settings, yaw, side: isLeft ? "left" : "right" } };
}

/** The digital patient moves when the test says go, and rests when it is over. */
export function useActing(patient: PatientSource | null, controller: ClinicTestController | null): void {
  useEffect(() => {
    if (!patient || !controller) return;
    const act = (): void => patient.act(controller.shown.getState().state !== "get_ready");
    act();
    const leave = controller.shown.subscribe(act);
    return () => {
      leave();
      patient.act(false);
    };
  }, [patient, controller]);
}
