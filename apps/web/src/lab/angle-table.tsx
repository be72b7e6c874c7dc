import { type AngleName, MOVEMENT_NAMES, type MovementName } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { LabController } from "./lab-controller.ts";
import type { AngleCell } from "./lab-readouts.ts";

/** Every angle with its ±, beside the true one where it is known; refused angles say why and what would help. */
export function AngleTable({
  controller,
  hasTruth,
}: {
  readonly controller: LabController;
  readonly hasTruth: boolean;
}) {
  const { t } = useTranslation("lab");
  return (
    <table className="w-full border-collapse text-base">
      <caption className="measure pb-3 text-start text-sm text-ink-soft">{t("anglesHint")}</caption>
      <thead>
        <tr className="border-b border-line-strong text-sm text-ink-soft">
          <th scope="col" className="py-2 pe-3 text-start font-medium">
            {t("angle")}
          </th>
          <th scope="col" className="py-2 pe-3 text-end font-medium">
            {t("left")}
          </th>
          <th scope="col" className="py-2 text-end font-medium">
            {t("right")}
          </th>
        </tr>
      </thead>
      <tbody>
        {MOVEMENT_NAMES.map((movement) => (
          <Row key={movement} controller={controller} movement={movement} hasTruth={hasTruth} />
        ))}
      </tbody>
    </table>
  );
}

function Row({
  controller,
  movement,
  hasTruth,
}: {
  readonly controller: LabController;
  readonly movement: MovementName;
  readonly hasTruth: boolean;
}) {
  const { t } = useTranslation("lab");
  return (
    <tr className="border-b border-line align-top">
      <th scope="row" className="py-2 pe-3 text-start font-medium">
        {t(`movement.${movement}`)}
      </th>
      {movement === "trunk_lean" ? (
        <Cell controller={controller} angle="trunk_lean" hasTruth={hasTruth} span={2} />
      ) : (
        <>
          <Cell controller={controller} angle={`${movement}_left`} hasTruth={hasTruth} />
          <Cell controller={controller} angle={`${movement}_right`} hasTruth={hasTruth} />
        </>
      )}
    </tr>
  );
}

function Cell({
  controller,
  angle,
  hasTruth,
  span = 1,
}: {
  readonly controller: LabController;
  readonly angle: AngleName;
  readonly hasTruth: boolean;
  readonly span?: number;
}) {
  const { t } = useTranslation(["lab", "feedback"]);
  const cell = useStore(controller.readouts, (now) => now.angles[angle]);
  const request = useStore(controller.readouts, (now) => now.requests[angle]);
  return (
    <td colSpan={span} className="py-2 ps-2 text-end">
      {cell && cell.value !== null ? <Value cell={cell} /> : <span className="text-ink-soft">–</span>}
      {cell && cell.value === null && cell.refusal !== "none" ? (
        <span className="block text-sm text-ink-soft">
          {t(`feedback:angle.${cell.refusal}`)}
          {request ? <span className="block">{t(`feedback:code.${request}.written`)}</span> : null}
        </span>
      ) : null}
      {hasTruth && cell?.truth !== null && cell !== undefined ? (
        <span className="block text-sm text-ink-soft">{`${t("truth")} ${Math.round(cell.truth)}°`}</span>
      ) : null}
    </td>
  );
}

function Value({ cell }: { readonly cell: AngleCell }) {
  return (
    <span className="whitespace-nowrap">
      <span className="text-lg font-semibold">{`${Math.round(cell.value ?? 0)}°`}</span>
      <span className="text-sm text-ink-soft">{` ± ${Math.max(1, Math.round(cell.plusMinus))}°`}</span>
    </span>
  );
}
