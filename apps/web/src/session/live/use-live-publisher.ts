import type { CueContent } from "@physiocheck/contracts";
import type { PoseFrame, Readout } from "@physiocheck/motion";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { api, isApiError } from "../../api.ts";
import type { UsedSource } from "../../source/use-source.ts";
import type { SessionController } from "../session-controller.ts";
import { liveBody } from "./live-body.ts";
import { LivePublisher } from "./live-publisher.ts";
import { liveReport } from "../live-report.ts";

/** The patient's end of the live line, for as long as the session's page is there. @param isOn poses are being looked at */
export function useLivePublisher(
  controller: SessionController,
  used: UsedSource | null,
  isOn: boolean,
): LivePublisher {
  const { t } = useTranslation("live");
  const [publisher] = useState(
    () =>
      new LivePublisher({
        sessionId: controller.journal.sessionId,
        renew,
        say: (content) => controller.sayCue(cueText(content, t)),
      }),
  );

  useEffect(() => {
    if (isOn) publisher.start();
  }, [publisher, isOn]);
  useEffect(() => () => publisher.close(), [publisher]);

  useEffect(() => {
    if (!used) return;
    return controller.watchFrames((frame, readout, taken) => {
      const at = Math.round(performance.timeOrigin + used.momentOf(taken));
      publisher.offer(performance.now(), () => frameOf(controller, frame, readout, at));
    });
  }, [controller, publisher, used]);

  return publisher;
}

/** A code in the patient's language, or the physician's own words. */
export function cueText(content: CueContent, t: (key: `cue.${CueCode}.spoken`) => string): string {
  return "code" in content ? t(`cue.${content.code}.spoken`) : content.text;
}
type CueCode = Extract<CueContent, { code: unknown }>["code"];

function frameOf(controller: SessionController, frame: PoseFrame, readout: Readout | null, at: number) {
  const flow = controller.flow.getState();
  const { state, set, phase, side, progress } = liveReport(flow, readout, {
    t: frame.t,
    partial: 0,
    heldSeconds: 0,
  });
  const body = liveBody(frame, readout);
  return {
    t: frame.t,
    at,
    state,
    set,
    count: flow.count,
    phase,
    side,
    progress,
    body: body?.body ?? null,
    visibility: body?.visibility ?? null,
  };
}

/** Any call renews an access token that ran out. */
async function renew(): Promise<boolean> {
  try {
    await api.me();
    return true;
  } catch (error) {
    return !(isApiError(error) && error.status === 401);
  }
}
