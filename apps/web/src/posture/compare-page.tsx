import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { formatDateTime, formatFixed } from "../ui/format.ts";
import { PageHeader, Reading } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { DataTable } from "../ui/table.tsx";

const MEANING = { unchanged: "neutral", better: "good", worse: "attention", changed: "info" } as const;

/** /posture/:analysisId/changes-to/:otherId: what changed, and what the error hides. */
export default function ComparePage() {
  const { t } = useTranslation("posture");
  const { analysisId = "", otherId = "" } = useParams();
  const comparison = useApi("comparePostures", { params: { analysisId, otherId } });
  return (
    <>
      <PageHeader
        title={t("change.title")}
        back={{ to: `/posture/${analysisId}`, label: t("result.title") }}
      />
      <Loaded query={comparison} whole>
        {({ before, after, changes }) => (
          <div className="flex flex-col gap-6" data-testid="posture-changes">
            <dl className="grid grid-cols-2 gap-6">
              {(
                [
                  ["before", before],
                  ["after", after],
                ] as const
              ).map(([name, { at, summary }]) => (
                <Reading
                  key={name}
                  name={t(`change.${name}`)}
                  value={summary.score === null ? "–" : `${summary.score} ± ${summary.scorePlusMinus ?? 0}`}
                  detail={formatDateTime(at)}
                />
              ))}
            </dl>
            {changes.length === 0 ? (
              <EmptyState title={t("change.none")} />
            ) : (
              <DataTable
                caption={t("change.title")}
                rows={changes}
                rowKey={({ measure }) => measure}
                columns={[
                  {
                    id: "measure",
                    head: t("result.measure"),
                    render: ({ measure, kind }) => (
                      <span className="flex flex-col items-start gap-1">
                        {t(`measure.${measure}`)}
                        <span className="md:hidden">
                          <Kind kind={kind} />
                        </span>
                      </span>
                    ),
                  },
                  {
                    id: "before",
                    head: t("change.before"),
                    align: "end",
                    wide: true,
                    render: (row) => `${formatFixed(row.before, 1)}°`,
                  },
                  {
                    id: "after",
                    head: t("change.after"),
                    align: "end",
                    wide: true,
                    render: (row) => `${formatFixed(row.after, 1)}°`,
                  },
                  {
                    id: "change",
                    head: t("change.change"),
                    align: "end",
                    render: ({ before: was, after: is, change, plusMinus }) => (
                      <span className="flex flex-col items-end whitespace-nowrap">
                        {t("result.degrees", {
                          value: formatFixed(change, 1),
                          plusMinus: formatFixed(plusMinus, 1),
                        })}
                        <span className="text-sm text-ink-soft md:hidden">
                          <bdi>{`${formatFixed(was, 1)}° → ${formatFixed(is, 1)}°`}</bdi>
                        </span>
                      </span>
                    ),
                  },
                  {
                    id: "kind",
                    head: t("result.judged"),
                    wide: true,
                    render: ({ kind }) => <Kind kind={kind} />,
                  },
                ]}
              />
            )}
          </div>
        )}
      </Loaded>
    </>
  );
}

function Kind({ kind }: { readonly kind: keyof typeof MEANING }) {
  const { t } = useTranslation("posture");
  return (
    <Badge meaning={MEANING[kind]} className="max-md:whitespace-normal">
      {t(`change.kind.${kind}`)}
    </Badge>
  );
}
