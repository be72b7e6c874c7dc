import type { Rescoring, SessionDetail } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { SelectField } from "../ui/field.tsx";
import { formatList } from "../ui/format.ts";
import { Section } from "../ui/page.tsx";

/** As scored then, or as scored by another version of the exercise: which is shown, and what came out otherwise. */
export function RescoringSwitch({
  detail,
  shown,
  canRescore,
  onShow,
}: {
  readonly detail: SessionDetail;
  /** Null for what was counted live. */
  readonly shown: Rescoring | null;
  readonly canRescore: boolean;
  readonly onShow: (rescoring: Rescoring | null) => void;
}) {
  const { t } = useTranslation(["authoring", "common"]);
  const { t: tCommon } = useTranslation("common");
  const { session, exercise } = detail;
  const { data } = useApi("listRescorings", { params: { sessionId: session.id } });
  const rescore = useApiMutation("rescoreSession", ["listRescorings"]);
  const rescorings = data?.rescorings ?? [];
  const unscored = (data?.versions ?? []).filter(
    (version) => !rescorings.some((each) => each.exercise.version === version),
  );
  if (rescorings.length === 0 && !canRescore) return null;
  const run = (version: number): void =>
    rescore.mutate(
      { params: { sessionId: session.id }, body: { version } },
      { onSuccess: (made) => onShow(made) },
    );
  return (
    <Section title={t("rescoring.title")} lead={t("rescoring.kept")}>
      <div className="flex flex-wrap items-end gap-4">
        <SelectField
          label={t("rescoring.title")}
          className="w-full max-w-md"
          data-testid="scored-as"
          value={shown?.id ?? ""}
          onChange={(event) => onShow(rescorings.find(({ id }) => id === event.target.value) ?? null)}
        >
          <option value="">{t("rescoring.asThen", { version: exercise.version })}</option>
          {rescorings.map((each) => (
            <option key={each.id} value={each.id}>
              {t("rescoring.version", { version: each.exercise.version })},{" "}
              {t("rescoring.engine", { engine: each.engine })}
            </option>
          ))}
        </SelectField>
        {canRescore
          ? unscored.map((version) => (
              <Button key={version} look="secondary" busy={rescore.isPending} onClick={() => run(version)}>
                {t("rescoring.run", { version })}
              </Button>
            ))
          : null}
      </div>
      {rescore.isError ? (
        <Notice meaning="stop" alert>
          {failureText(rescore.error, tCommon)}
        </Notice>
      ) : null}
      {shown ? <Differences detail={detail} rescoring={shown} /> : null}
    </Section>
  );
}

function Differences({
  detail,
  rescoring,
}: {
  readonly detail: SessionDetail;
  readonly rescoring: Rescoring;
}) {
  const { t } = useTranslation("authoring");
  const { version } = rescoring.exercise;
  const others = rescoring.differences.filter(({ changes }) => changes.length > 0);
  return (
    <Notice meaning={others.length > 0 ? "attention" : "good"}>
      <div className="flex flex-col gap-2" data-testid="differences">
        <p className="font-medium">
          {t("rescoring.counts", {
            before: detail.session.repetitions,
            after: rescoring.summary.repetitions,
            version,
          })}{" "}
          {others.length === 0 ? t("rescoring.same") : t("rescoring.differences", { count: others.length })}
        </p>
        {others.length > 0 ? (
          <ul className="flex list-disc flex-col gap-1 ps-5">
            {others.map(({ before, after, changes }) => {
              const words = formatList(changes.map((change) => t(`rescoring.change.${change}`)));
              return (
                <li key={`${before}-${after}`}>
                  {before === null
                    ? t("rescoring.lineAdded", { number: (after ?? 0) + 1, changes: words })
                    : t("rescoring.line", { number: before + 1, changes: words })}
                </li>
              );
            })}
          </ul>
        ) : null}
      </div>
    </Notice>
  );
}
