import type { GoalAim } from "@physiocheck/contracts";
import { MOVEMENT_NAMES, type MovementName } from "@physiocheck/motion";
import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { focusFirstInvalid, SelectField, TextField } from "../ui/field.tsx";

const KINDS = ["words", "angle", "pain", "sessions"] as const;
const LIMITS = { angle: [1, 200], pain: [0, 10], sessions: [1, 42] } as const;
const TITLE_LENGTH = 200;

/** Sets a goal: in words, or as a figure that the sessions measure. */
export function GoalForm({
  patientId,
  onClose,
}: {
  readonly patientId?: string;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("patient");
  const { t: tCommon } = useTranslation("common");
  const form = useId();
  const own = useApiMutation("createGoal", ["listGoals"]);
  const theirs = useApiMutation("createPatientGoal", ["listPatientGoals"]);
  const create = patientId === undefined ? own : theirs;
  const [kind, setKind] = useState<GoalAim["kind"]>(patientId === undefined ? "words" : "angle");
  const [text, setText] = useState("");
  const [figure, setFigure] = useState("");
  const [movement, setMovement] = useState<MovementName>("knee_flexion");
  const [side, setSide] = useState<"left" | "right" | "both">("both");
  const [by, setBy] = useState("");
  const [shown, setShown] = useState(false);
  const limits = kind === "words" ? null : LIMITS[kind];
  const fits =
    limits === null
      ? text.trim() !== ""
      : /^\s*\d+\s*$/.test(figure) && Number(figure) >= limits[0] && Number(figure) <= limits[1];
  const aim = (): GoalAim => {
    const value = Number(figure);
    switch (kind) {
      case "words":
        return { kind, text: text.trim() };
      case "angle":
        return { kind, movement, side: movement === "trunk_lean" ? "both" : side, degrees: value };
      case "pain":
        return { kind, atMost: value };
      case "sessions":
        return { kind, aWeek: value };
    }
  };
  const submit = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setShown(true);
    if (!fits) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const body = { aim: aim(), by: by === "" ? null : by };
    const done = { onSuccess: onClose };
    if (patientId === undefined) own.mutate({ body }, done);
    else theirs.mutate({ params: { patientId }, body }, done);
  };
  return (
    <Dialog
      open
      title={t("goals.add")}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {tCommon("action.cancel")}
          </Button>
          <Button type="submit" form={form} busy={create.isPending}>
            {t("goals.save")}
          </Button>
        </>
      }
    >
      <form id={form} noValidate onSubmit={submit} className="flex flex-col gap-5">
        {create.isError ? (
          <Notice meaning="stop" alert>
            {failureText(create.error, tCommon)}
          </Notice>
        ) : null}
        <SelectField
          label={t("goals.kind")}
          value={kind}
          onChange={(event) => setKind(event.target.value as GoalAim["kind"])}
        >
          {KINDS.map((each) => (
            <option key={each} value={each}>
              {t(`goals.kinds.${each}`)}
            </option>
          ))}
        </SelectField>
        {kind === "angle" ? (
          <div className="grid gap-5 sm:grid-cols-2">
            <SelectField
              label={t("goals.which")}
              value={movement}
              onChange={(event) => setMovement(event.target.value as MovementName)}
            >
              {MOVEMENT_NAMES.map((each) => (
                <option key={each} value={each}>
                  {t(`goals.movement.${each}`)}
                </option>
              ))}
            </SelectField>
            {movement === "trunk_lean" ? null : (
              <SelectField
                label={t("goals.side")}
                value={side}
                onChange={(event) => setSide(event.target.value as typeof side)}
              >
                <option value="both">{t("goals.sides.both")}</option>
                <option value="left">{t("goals.sides.left")}</option>
                <option value="right">{t("goals.sides.right")}</option>
              </SelectField>
            )}
          </div>
        ) : null}
        {limits === null ? (
          <TextField
            label={t("goals.words")}
            maxLength={TITLE_LENGTH}
            value={text}
            onChange={(event) => setText(event.target.value)}
            error={shown && !fits ? t("goals.wordsNeeded") : undefined}
          />
        ) : (
          <TextField
            label={t(`goals.figure.${kind as "angle"}`)}
            inputMode="numeric"
            unit={kind === "angle" ? "°" : undefined}
            value={figure}
            onChange={(event) => setFigure(event.target.value)}
            error={shown && !fits ? t("goals.whole", { min: limits[0], max: limits[1] }) : undefined}
          />
        )}
        <TextField
          label={t("goals.byDate")}
          hint={t("goals.byHint")}
          type="date"
          value={by}
          onChange={(event) => setBy(event.target.value)}
        />
      </form>
    </Dialog>
  );
}
