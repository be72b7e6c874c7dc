import type { Posture } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useApi, useApiMutation, useMe } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { formatDateTime } from "../ui/format.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { ViewCard } from "./view-card.tsx";

/** /posture/:analysisId: what was measured, drawn over the pictures; prints as a report. */
export default function PostureDetailPage() {
  const { analysisId = "" } = useParams();
  const analysis = useApi("getPosture", { params: { analysisId } });
  return (
    <Loaded query={analysis} whole>
      {(data) => <Detail analysis={data} />}
    </Loaded>
  );
}

function Detail({ analysis }: { readonly analysis: Posture }) {
  const { t } = useTranslation("posture");
  const me = useMe();
  const go = useNavigate();
  const [asks, setAsks] = useState(false);
  const remove = useApiMutation("removePosture", ["listPostures"]);
  const mayEdit = me.data?.id === analysis.patientId;
  const list = mayEdit ? "/posture" : `/people/${analysis.patientId}/posture`;
  return (
    <>
      <PageHeader
        title={t("result.title")}
        lead={formatDateTime(analysis.at)}
        back={{ to: list, label: t("back") }}
        actions={
          <span className="flex flex-wrap gap-3 print:hidden">
            <Button look="secondary" onClick={() => print()}>
              {t("result.print")}
            </Button>
            {mayEdit ? (
              <Button look="quiet" onClick={() => setAsks(true)}>
                {t("result.remove")}
              </Button>
            ) : null}
          </span>
        }
      />
      {remove.isError ? <Failure error={remove.error} /> : null}
      <ScoreSection analysis={analysis} />
      <div className="flex flex-col gap-6">
        {analysis.taken.map((view) => (
          <ViewCard key={view.id} analysis={analysis} view={view} mayEdit={mayEdit} />
        ))}
      </div>
      <ConfirmDialog
        open={asks}
        title={t("result.remove")}
        consequence={t("result.removeSure")}
        confirm={t("result.remove")}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate({ params: { analysisId: analysis.id } }, { onSuccess: () => void go(list) })
        }
        onClose={() => setAsks(false)}
      />
    </>
  );
}

function ScoreSection({ analysis: { summary, state } }: { readonly analysis: Posture }) {
  const { t } = useTranslation("posture");
  return (
    <Section title={t("score")}>
      <div className="flex flex-col gap-4">
        <div className="flex flex-wrap items-center gap-4">
          <span data-testid="posture-score" className="text-[28px] font-bold text-accent tabular-nums">
            {summary.score === null
              ? t("noScore")
              : t("scoreOf", { value: summary.score, plusMinus: summary.scorePlusMinus ?? 0 })}
          </span>
          <span data-testid="posture-state" data-state={state}>
            <Badge meaning={state === "completed" ? "good" : state === "failed" ? "attention" : "neutral"}>
              {t(`state.${state}`)}
            </Badge>
          </span>
        </div>
        <details className="measure">
          <summary className="cursor-pointer font-semibold">{t("result.parts")}</summary>
          <p className="py-2 text-sm text-ink-soft">{t("result.partsLead")}</p>
          <ul className="flex flex-col gap-1 text-sm tabular-nums">
            {summary.parts.map(({ measure, score, weight }) => (
              <li key={measure} className="flex justify-between gap-4">
                <span>{t(`measure.${measure}`)}</span>
                <span>
                  {score} · {t("result.weight", { count: weight })}
                </span>
              </li>
            ))}
          </ul>
        </details>
      </div>
    </Section>
  );
}
