import { CLINIC_TESTS, type ClinicTest } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { sideWord } from "./clinic-words.ts";
import { ResultHistory } from "./result-history.tsx";

/** /clinic-tests: which tests there are, and what came out so far. */
export default function ClinicTestsPage() {
  const { t } = useTranslation("clinic");
  const results = useApi("listClinicResults");
  return (
    <>
      <PageHeader
        title={t("title")}
        lead={t("lead")}
        actions={
          <ButtonLink look="secondary" to="/posture">
            {t("posture")}
          </ButtonLink>
        }
      />
      <Section title={t("choose")}>
        <ul className="grid gap-4 md:grid-cols-2">
          {CLINIC_TESTS.map((test) => (
            <li key={test.id} className="flex">
              <TestCard test={test} />
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("history.title")}>
        <Loaded query={results}>
          {(data) =>
            data.results.length === 0 ? (
              <EmptyState pose="sit" title={t("history.empty")}>
                {t("history.emptyBody")}
              </EmptyState>
            ) : (
              <ResultHistory results={data.results} />
            )
          }
        </Loaded>
      </Section>
    </>
  );
}

function TestCard({ test }: { readonly test: ClinicTest }) {
  const { t } = useTranslation("clinic");
  const name = t(`test.${test.id}.name`);
  return (
    <article className="flex w-full flex-col justify-between gap-4 rounded-xl border border-line bg-surface p-5">
      <div className="flex flex-col gap-1">
        <h3 className="text-lg font-semibold">{name}</h3>
        <p className="measure text-ink-soft">{t(`test.${test.id}.what`)}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        {test.sided ? (
          (["left", "right"] as const).map((side) => (
            <ButtonLink
              key={side}
              look="secondary"
              to={`/clinic-tests/${test.id}?side=${side}`}
              aria-label={t("startOne", { test: name, side: sideWord(test, side, t) })}
              className="flex-1"
            >
              {test.protocol.kind === "hold" ? t(`stanceButton.${side}`) : t(`button.${side}`)}
            </ButtonLink>
          ))
        ) : (
          <ButtonLink
            look="secondary"
            to={`/clinic-tests/${test.id}`}
            aria-label={`${t("start")}: ${name}`}
            className="flex-1"
          >
            {t("start")}
          </ButtonLink>
        )}
      </div>
    </article>
  );
}
