import type { LandmarkPicture, PoseAnswer } from "@physiocheck/contracts";
import {
  analysePose,
  jointTargets,
  judgePose,
  type PoseMatch,
  YOGA_POSES,
  type YogaPose,
  yogaPoseById,
} from "@physiocheck/motion";
import type { Handlers } from "../http/handlers.ts";
import { notFound } from "../http/refusal.ts";

type PoseHandlers = Pick<Handlers, "listYogaPoses" | "getYogaPose" | "analyseYogaPose" | "analyseYogaPoses">;

/** The yoga poses as data, and what landmarks show. Nothing is stored. */
export function poseHandlers(): PoseHandlers {
  return {
    listYogaPoses: async () => ({ poses: YOGA_POSES.map(toPose) }),

    async getYogaPose({ params: { poseId } }) {
      const pose = yogaPoseById(poseId);
      if (!pose) throw notFound();
      return toPose(pose);
    },

    analyseYogaPose: async ({ body }) => answer(body),

    analyseYogaPoses: async ({ body: { pictures } }) => ({ answers: pictures.map(answer) }),
  };
}

function toPose(pose: YogaPose) {
  const { id, version, position, view, sides } = pose;
  return { id, version, position, view, sides, joints: jointTargets(pose, "left") };
}

function answer({ width, height, landmarks, world, as }: LandmarkPicture): PoseAnswer {
  const frame = {
    landmarks: Float32Array.from(landmarks.flat()),
    world: world && Float32Array.from(world.flat()),
  };
  const { pose, confidence, match } = analysePose(frame, { width, height });
  const asked = as && yogaPoseById(as);
  const judged = asked ? judgePose(asked, frame, { width, height }) : match;
  return { pose, confidence, judgedAs: as ?? pose, match: judged && toMatch(judged) };
}

function toMatch({ side, accuracy, joints, worst }: PoseMatch): PoseAnswer["match"] {
  return { side, accuracy, joints: [...joints], worst: worst?.joint ?? null };
}
