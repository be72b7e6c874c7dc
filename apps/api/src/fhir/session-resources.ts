import { sessionSummarySchema } from "@physiocheck/contracts";
import type { Observation, ObservationComponent, Procedure, Reference } from "fhir/r4";
import { holding } from "../review/holding.ts";
import { toSession, type SessionRow } from "../sessions/session-store.ts";
import { category, own, PAIN, quantity } from "./codes.ts";
import { referenceTo, resourceId } from "./references.ts";

/** What the resources of a session refer to. */
export type SessionContext = {
  readonly patient: Reference;
  readonly device: Reference;
  /** The service request that the session was done for; null where it was done of one's own accord. */
  readonly request: Reference | null;
};

/** A session as a procedure, with what was counted, measured and said about it. */
export function sessionResources(
  row: SessionRow,
  { patient, device, request }: SessionContext,
): (Procedure | Observation)[] {
  const session = toSession(row);
  const { repetitions, partial } = holding(row);
  const start = session.startedAt;
  const end = session.completedAt ?? session.lastEventAt ?? start;
  const name = session.exerciseTitle ?? session.exerciseId;
  const procedure: Procedure = {
    resourceType: "Procedure",
    id: session.id,
    status: session.state === "running" ? "in-progress" : statusOf(session.endReason),
    category: own("home-exercise", "Home exercise"),
    code: own(session.exerciseId, name),
    subject: patient,
    performedPeriod: { start, end },
    usedReference: [device],
    ...(request && { basedOn: [request] }),
  };
  const observation = (
    what: string,
    rest: Pick<Observation, "code" | "category" | "effectiveDateTime"> & Partial<Observation>,
  ): Observation => ({
    resourceType: "Observation",
    id: resourceId(session.id, what),
    status: "final",
    subject: patient,
    partOf: [referenceTo("Procedure", session.id)],
    ...rest,
  });
  const said = (what: string, code: Observation["code"], value: number | null, at: string): Observation[] =>
    value === null
      ? []
      : [
          observation(what, {
            code,
            category: category("survey"),
            effectiveDateTime: at,
            valueInteger: value,
          }),
        ];
  const range = rangeOf(row);
  return [
    procedure,
    observation("figures", {
      code: own("session-figures", "Figures of an exercise session"),
      category: category("activity"),
      effectiveDateTime: end,
      device,
      component: [
        counted("repetitions", "Repetitions counted", repetitions),
        counted("partial-repetitions", "Repetitions begun and not completed", partial),
        {
          code: own("hold-time", "Time held"),
          valueQuantity: quantity(session.holdSeconds, "s"),
        },
        { code: own("duration", "Duration"), valueQuantity: quantity(session.durationMs / 1000, "s") },
        ...(session.quality === null
          ? []
          : [
              {
                code: own("movement-quality", "Quality of movement"),
                valueQuantity: quantity(session.quality, "score"),
              },
            ]),
      ],
    }),
    ...(range.length > 0
      ? [
          observation("range", {
            code: own("range-of-motion", "Range of motion during an exercise"),
            category: category("exam"),
            effectiveDateTime: end,
            device,
            method: own("markerless-pose", "Markerless pose estimation with a single camera"),
            component: range,
          }),
        ]
      : []),
    ...said("pain-before", PAIN, session.painBefore, start),
    ...said("pain-after", PAIN, session.painAfter, end),
    ...said("effort", own("perceived-effort-0-10", "Perceived effort, 0 to 10"), session.effort, end),
  ];
}

function statusOf(reason: string | null): Procedure["status"] {
  // `stopped`: begun and not carried through to its end.
  return reason === "stopped" || reason === "pain" ? "stopped" : "completed";
}

function counted(code: string, display: string, count: number): ObservationComponent {
  return { code: own(code, display), valueQuantity: quantity(count, "repetitions") };
}

/** The largest and the smallest value of each angle that was measured, each with its doubt. */
function rangeOf({ summary }: SessionRow): ObservationComponent[] {
  if (summary === null) return [];
  const { range } = sessionSummarySchema.parse(JSON.parse(summary));
  return Object.entries(range).flatMap(([angle, { min, max }]) => [
    {
      code: own(`${angle}-largest`, `${words(angle)}, largest`),
      valueQuantity: quantity(max.value, "deg", max.plusMinus),
    },
    {
      code: own(`${angle}-smallest`, `${words(angle)}, smallest`),
      valueQuantity: quantity(min.value, "deg", min.plusMinus),
    },
  ]);
}

function words(code: string): string {
  return code.replaceAll("_", " ").replace(/^./, (letter) => letter.toUpperCase());
}
