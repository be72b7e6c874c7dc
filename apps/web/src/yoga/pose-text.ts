import type { YogaJoint, YogaMovement, YogaPoseId } from "@physiocheck/motion";
import type { JointMatch } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";

/** The sentences about a pose. */
export function usePoseText(id: YogaPoseId) {
  const { t } = useTranslation("yoga");
  return {
    name: t(`poses.${id}.name`),
    sanskrit: t(`poses.${id}.sanskrit`),
    instruction: t(`poses.${id}.instruction`),
    camera: t(`poses.${id}.camera`),
    cues: t(`poses.${id}.cues`, { returnObjects: true }) as readonly string[],
    errors: t(`poses.${id}.errors`, { returnObjects: true }) as readonly string[],
  };
}

/** What to do about the joint that is furthest off. */
export function useFixText(): (worst: Pick<JointMatch, "joint" | "deviation">) => string {
  const { t } = useTranslation("yoga");
  return ({ joint, deviation }) => {
    const [movement, side] = apart(joint);
    return t(`fix.${movement}.${deviation < 0 ? "more" : "less"}`, {
      side: side ? t(`sideOf.${side}`) : "",
    });
  };
}

function apart(joint: YogaJoint): [YogaMovement, "left" | "right" | null] {
  if (joint === "trunk_lean") return [joint, null];
  const side = joint.endsWith("_left") ? "left" : "right";
  return [joint.slice(0, -side.length - 1) as YogaMovement, side];
}
