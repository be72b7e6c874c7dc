import {
  type Posture,
  type PostureHandPoint,
  postureHandPoints,
  type PostureView,
} from "@physiocheck/contracts";
import {
  measureView,
  type PostureCorrections,
  type PostureRoll,
  type PostureStill,
} from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { Card } from "../ui/page.tsx";
import { HandPoint } from "./hand-point.tsx";
import { MeasurementTable } from "./measurement-table.tsx";
import { pictureAddress } from "./pictures.ts";
import { type At, MeasureLines, placeOf } from "./shapes.tsx";

/** One view: its picture with the lines, its numbers, and points that a hand can move. */
export function ViewCard({
  analysis,
  view,
  mayEdit,
}: {
  readonly analysis: Posture;
  readonly view: PostureView;
  readonly mayEdit: boolean;
}) {
  const { t } = useTranslation("posture");
  const [asks, setAsks] = useState(false);
  const remove = useApiMutation("removePostureView", ["getPosture", "listPostures"]);
  const params = { analysisId: analysis.id, viewId: view.id };
  return (
    <Card className="flex flex-col gap-4 break-inside-avoid">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-xl font-semibold">{t(`view.${view.view}`)}</h2>
        <span className="text-sm text-ink-soft">{t("result.attempts", { count: view.attempts })}</span>
      </div>
      {view.reason ? <Badge meaning="attention">{t(`failure.${view.reason}`)}</Badge> : null}
      {view.still ? (
        <Measured
          key={view.id}
          analysis={analysis}
          view={view}
          still={view.still}
          sent={view.roll ?? { degrees: 0, from: "unknown" }}
          mayEdit={mayEdit}
        />
      ) : null}
      {mayEdit ? (
        <div className="print:hidden">
          <Button look="quiet" onClick={() => setAsks(true)}>
            {t("result.removeView")}
          </Button>
        </div>
      ) : null}
      {remove.isError ? <Failure error={remove.error} /> : null}
      <ConfirmDialog
        open={asks}
        title={t("result.removeView")}
        consequence={t("result.removeViewSure")}
        confirm={t("result.removeView")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ params }, { onSuccess: () => setAsks(false) })}
        onClose={() => setAsks(false)}
      />
    </Card>
  );
}

function Measured({
  analysis,
  view,
  still,
  sent,
  mayEdit,
}: {
  readonly analysis: Posture;
  readonly view: PostureView;
  readonly still: PostureStill;
  readonly sent: PostureRoll;
  readonly mayEdit: boolean;
}) {
  const { t } = useTranslation("posture");
  const [corrections, setCorrections] = useState<PostureCorrections>(view.corrections);
  const [roll, setRoll] = useState<PostureRoll>(sent);
  const [isEditing, setEditing] = useState(false);
  const put = useApiMutation("putPostureView", ["getPosture", "listPostures"]);
  // The same engine as the server's: numbers follow the hand, and what is stored says the same.
  const result = measureView(still, view.view, corrections, roll);
  const { width, height } = still.picture;
  const address = pictureAddress(analysis.id, view.id, view.hasPicture);

  const store = (next: PostureCorrections, turned: PostureRoll): void => {
    put.mutate({
      params: { analysisId: analysis.id, viewId: view.id },
      body: { state: "completed", view: view.view, still, corrections: next, roll: turned },
    });
  };
  const move = (point: PostureHandPoint, at: At, isOver: boolean): void => {
    const next = { ...corrections, [point]: at };
    setCorrections(next);
    if (isOver) store(next, roll);
  };
  const near = view.view === "right" ? "right" : "left";
  const markC7 = (): void => {
    const [ear, shoulder] = [
      placeOf(`${near}_ear`, still, corrections),
      placeOf(`${near}_shoulder`, still, corrections),
    ];
    if (!ear || !shoulder) return;
    // Behind the shoulder, a little above it: a place to begin from.
    const back = view.view === "left" ? 1 : -1;
    const at: At = [
      Math.max(0, Math.min(1, shoulder[0] + back * 0.3 * Math.abs(shoulder[1] - ear[1]) * (height / width))),
      Math.max(0, Math.min(1, shoulder[1] - 0.35 * Math.abs(shoulder[1] - ear[1]))),
    ];
    move("c7", at, true);
  };
  const isSide = view.view === "left" || view.view === "right";
  const shown = postureHandPoints.filter((point) => {
    if (point === "c7") return corrections.c7 !== undefined;
    return !isSide || point.startsWith(near);
  });

  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,22rem)_minmax(0,1fr)]">
      <div className="flex flex-col gap-3">
        <svg
          viewBox={`0 0 ${width} ${height}`}
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture with parts that are moved; SVG has no fieldset
          role="group"
          aria-label={t("result.picture", { view: t(`view.${view.view}`) })}
          data-testid={`posture-picture-${view.view}`}
          className="max-h-[75dvh] w-full touch-none rounded-xl border border-line bg-raised"
        >
          {address ? <image href={address} width={width} height={height} preserveAspectRatio="none" /> : null}
          <MeasureLines
            still={still}
            corrections={corrections}
            measurements={result.measurements}
            roll={roll.degrees}
          />
          {isEditing
            ? shown.map((point) => {
                const at = placeOf(point, still, corrections);
                return at ? (
                  <HandPoint
                    key={point}
                    name={t(`part.${point}`)}
                    at={at}
                    picture={still.picture}
                    isMoved={corrections[point] !== undefined}
                    onMove={(next, isOver) => move(point, next, isOver)}
                  />
                ) : null;
              })
            : null}
        </svg>
        {address ? null : <p className="text-sm text-ink-soft">{t("result.noPicture")}</p>}
        <p className="text-sm text-ink-soft">{t(`result.rollFrom.${roll.from}`)}</p>
        {mayEdit ? (
          <div className="flex flex-col gap-3 print:hidden">
            <div className="flex flex-wrap gap-3">
              <Button look="secondary" aria-pressed={isEditing} onClick={() => setEditing(!isEditing)}>
                {isEditing ? t("result.editEnd") : t("result.edit")}
              </Button>
              {isEditing && isSide && !corrections.c7 ? (
                <Button look="secondary" onClick={markC7}>
                  {t("result.addC7")}
                </Button>
              ) : null}
            </div>
            {isEditing ? (
              <>
                <p className="text-sm text-ink-soft">{t("result.editHint")}</p>
                <TextField
                  label={t("result.roll")}
                  hint={t("result.rollHint")}
                  unit="°"
                  type="number"
                  step={0.5}
                  min={-45}
                  max={45}
                  value={roll.degrees}
                  onChange={({ target }) => {
                    const degrees = Math.max(-45, Math.min(45, target.valueAsNumber || 0));
                    const turned: PostureRoll = { degrees, from: "plumb" };
                    setRoll(turned);
                    store(corrections, turned);
                  }}
                />
              </>
            ) : null}
            {put.isError ? <Failure error={put.error} /> : null}
          </div>
        ) : null}
      </div>
      <MeasurementTable result={result} />
    </div>
  );
}
