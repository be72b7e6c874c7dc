import { OVERRULE_OUTCOMES, type Overrule, type OverruleOutcome, type Review } from "@physiocheck/contracts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { formatDateTime } from "../ui/format.ts";
import { outcomeOf } from "./ledger-outcome.ts";
import { OutcomeMark } from "./ledger-strip.tsx";
import type { ReviewedEntry } from "./reviewed.ts";

/** What physicians said of one repetition; the physician may say something else, or take it back. */
export function OverrulePanel({
  sessionId,
  entry,
  overrules,
  canDecide,
}: {
  readonly sessionId: string;
  readonly entry: ReviewedEntry;
  /** Of the whole session, oldest first. */
  readonly overrules: readonly Overrule[];
  readonly canDecide: boolean;
}) {
  const { t } = useTranslation("review");
  const said = overrules.filter(({ index }) => index === entry.index);
  const newest = said.at(-1);
  const stands = newest?.outcome ? newest : null;
  if (said.length === 0 && !canDecide) return null;
  const live = outcomeOf({ counted: entry.counted, reason: entry.reason });
  return (
    <section
      aria-label={t("overrule.title")}
      data-testid="overrule"
      className="flex flex-col gap-3 border-t border-line pt-4"
    >
      {stands?.outcome ? (
        <div className="flex flex-col gap-1" data-testid="overruled" data-outcome={stands.outcome}>
          <p className="inline-flex items-center gap-2 font-semibold">
            <OutcomeMark outcome={stands.outcome} />
            {t("overrule.now", {
              name: stands.author.name,
              time: formatDateTime(stands.at),
              outcome: t(`overrule.outcomeOf.${stands.outcome}`),
            })}
          </p>
          <p>{t("overrule.because", { reason: stands.reason })}</p>
          <p className="text-sm text-ink-soft">
            {t("overrule.wasLive", { outcome: t(`overrule.outcomeOf.${live}`) })}
          </p>
        </div>
      ) : null}
      {canDecide ? (
        <Decide key={entry.index} sessionId={sessionId} entry={entry} stands={stands !== null} />
      ) : null}
      {said.length > 1 ? (
        <details className="text-sm">
          <summary className="min-h-11 cursor-pointer content-center font-medium text-accent">
            {t("overrule.history")}
          </summary>
          <ol className="flex flex-col gap-1 text-ink-soft">
            {said.map(({ id, author, at, outcome, reason }) => (
              <li key={id}>
                {outcome
                  ? `${t("overrule.now", { name: author.name, time: formatDateTime(at), outcome: t(`overrule.outcomeOf.${outcome}`) })} ${t("overrule.because", { reason })}`
                  : t("overrule.tookBack", { name: author.name, time: formatDateTime(at) })}
              </li>
            ))}
          </ol>
        </details>
      ) : null}
    </section>
  );
}

function Decide({
  sessionId,
  entry,
  stands,
}: {
  readonly sessionId: string;
  readonly entry: ReviewedEntry;
  readonly stands: boolean;
}) {
  const { t } = useTranslation("review");
  const { t: tCommon } = useTranslation("common");
  const refreshes = [
    "getReview",
    "getSession",
    "listSessions",
    "getPatientCourse",
    "listPlanProposals",
    "listPatientSuggestions",
    "listExerciseSuggestions",
  ] as const;
  const overrule = useApiMutation("overruleAttempt", refreshes);
  const takeBack = useApiMutation("withdrawOverrule", refreshes);
  const now = outcomeOf(entry);
  const [outcome, setOutcome] = useState<OverruleOutcome>(now === "counted" ? "refused" : "counted");
  const [reason, setReason] = useState("");
  const [isMissing, setMissing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const params = { sessionId, index: entry.index };

  const done = (): void => {
    setReason("");
    setOpen(false);
  };
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(reason.trim() === "");
    if (reason.trim() === "") return;
    overrule.mutate({ params, body: { outcome, reason } }, { onSuccess: done });
  };
  const failure = overrule.error ?? takeBack.error;
  return (
    <details
      className="rounded-lg border border-line"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary
        data-testid="overrule-open"
        className="min-h-11 cursor-pointer content-center px-4 font-medium text-accent"
      >
        {stands ? t("overrule.change") : t("overrule.title")}
      </summary>
      <form onSubmit={save} noValidate className="flex flex-col gap-4 px-4 pb-4">
        <p className="text-sm text-ink-soft">{t("overrule.lead")}</p>
        <SelectField
          label={t("overrule.outcome")}
          value={outcome}
          onChange={(event) =>
            setOutcome(OVERRULE_OUTCOMES.find((one) => one === event.target.value) ?? "counted")
          }
        >
          {OVERRULE_OUTCOMES.map((one) => (
            <option key={one} value={one}>
              {t(`overrule.outcomeOf.${one}`)}
            </option>
          ))}
        </SelectField>
        <TextField
          label={t("overrule.reason")}
          hint={t("overrule.reasonHint")}
          value={reason}
          maxLength={500}
          error={isMissing ? t("overrule.reasonMissing") : undefined}
          onChange={(event) => setReason(event.target.value)}
        />
        <div className="flex flex-wrap gap-3">
          <Button type="submit" busy={overrule.isPending}>
            {t("overrule.save")}
          </Button>
          {stands ? (
            <Button
              look="secondary"
              busy={takeBack.isPending}
              onClick={() => takeBack.mutate({ params }, { onSuccess: done })}
            >
              {t("overrule.takeBack")}
            </Button>
          ) : null}
        </div>
        {failure ? (
          <Notice meaning="stop" alert>
            {failureText(failure, tCommon)}
          </Notice>
        ) : null}
      </form>
    </details>
  );
}

/** "Counted 9, physician 10", where they differ. */
export function ReviewedCount({
  live,
  reviewed,
  physician,
}: {
  readonly live: number;
  readonly reviewed: Review["reviewed"];
  /** Who reads it: the physician, or the patient. */
  readonly physician: boolean;
}) {
  const { t } = useTranslation("review");
  if (!reviewed) return null;
  const numbers = { live, physician: reviewed.repetitions };
  return (
    <div className="pb-8" data-testid="reviewed-count">
      <Notice meaning="info" title={t("counts.both", numbers)}>
        {t(physician ? "counts.helpPhysician" : "counts.help", numbers)}
      </Notice>
    </div>
  );
}
