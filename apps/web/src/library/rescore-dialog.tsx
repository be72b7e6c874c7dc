import type { RescoredExercise } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { api, queryClient } from "../api.ts";
import { FailureWords } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { formatDate } from "../ui/format.ts";
import { ProgressBar } from "../ui/progress.tsx";
import { type Column, DataTable } from "../ui/table.tsx";

type Row = RescoredExercise["sessions"][number];
type Run =
  | { readonly name: "asking" }
  | { readonly name: "running"; readonly rows: readonly Row[]; readonly total: number | null }
  | { readonly name: "done"; readonly rows: readonly Row[] }
  | { readonly name: "failed"; readonly error: unknown };

/** Scores every stored session of an exercise with one version, a few at a time, and shows what came out otherwise. */
export function RescoreDialog({
  exerciseId,
  version,
  onClose,
}: {
  readonly exerciseId: string;
  /** Null while it is closed. */
  readonly version: number | null;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("authoring");
  const [run, setRun] = useState<Run>({ name: "asking" });
  const score = async (): Promise<void> => {
    const rows: Row[] = [];
    setRun({ name: "running", rows, total: null });
    let after: string | null = null;
    do {
      const part: RescoredExercise = await api.rescoreExercise({
        params: { exerciseId },
        body: { version: version ?? 1, ...(after !== null && { after }) },
      });
      rows.push(...part.sessions);
      after = part.next;
      setRun({ name: "running", rows: [...rows], total: rows.length + part.remaining });
    } while (after !== null);
    void queryClient.invalidateQueries({ queryKey: ["listRescorings"] });
    setRun({ name: "done", rows });
  };
  return (
    <Dialog
      open={version !== null}
      title={t("rescoring.allTitle")}
      onClose={onClose}
      actions={
        run.name === "asking" ? (
          <Button
            data-testid="rescore-all"
            onClick={() => void score().catch((error: unknown) => setRun({ name: "failed", error }))}
          >
            {t("rescoring.allRun")}
          </Button>
        ) : undefined
      }
    >
      {run.name === "asking" ? (
        <p className="measure">{t("rescoring.allLead", { version: version ?? 1 })}</p>
      ) : null}
      {run.name === "running" ? (
        <ProgressBar
          value={run.total === null ? null : run.rows.length / Math.max(1, run.total)}
          label={
            run.total === null
              ? t("rescoring.allTitle")
              : t("rescoring.progress", { done: run.rows.length, total: run.total })
          }
        />
      ) : null}
      {run.name === "failed" ? (
        <Notice meaning="stop" alert>
          <FailureWords error={run.error} />
        </Notice>
      ) : null}
      {run.name === "done" ? <Scored rows={run.rows} version={version ?? 1} /> : null}
    </Dialog>
  );
}

function Scored({ rows, version }: { readonly rows: readonly Row[]; readonly version: number }) {
  const { t } = useTranslation("authoring");
  const amount = ({ repetitions, holdSeconds }: Row["before"]): number =>
    repetitions || Math.round(holdSeconds);
  const columns: readonly Column<Row>[] = [
    {
      id: "patient",
      head: t("rescoring.patient"),
      sort: ({ patient }) => patient.name,
      render: ({ patient, sessionId }) => (
        <Link
          to={`/results/${sessionId}`}
          className="font-semibold text-accent underline-offset-4 hover:underline"
        >
          {patient.name}
        </Link>
      ),
    },
    {
      id: "date",
      head: t("rescoring.date"),
      sort: ({ startedAt }) => startedAt,
      render: ({ startedAt }) => formatDate(startedAt),
    },
    {
      id: "before",
      head: t("rescoring.before"),
      sort: ({ before }) => amount(before),
      render: ({ before }) => amount(before),
    },
    {
      id: "after",
      head: t("rescoring.after", { version }),
      sort: ({ after }) => amount(after),
      render: ({ after }) => amount(after),
    },
    {
      id: "changed",
      head: t("rescoring.changed"),
      sort: ({ changed }) => changed,
      render: ({ changed }) => changed,
    },
  ];
  return (
    <div className="flex flex-col gap-4">
      <p className="font-medium" data-testid="rescored">
        {t("rescoring.allDone", { count: rows.length })}
      </p>
      {rows.length > 0 ? (
        <DataTable
          caption={t("rescoring.caption")}
          columns={columns}
          rows={rows}
          rowKey={({ sessionId }) => sessionId}
          initialOrder={{ column: "date", direction: "descending" }}
        />
      ) : null}
    </div>
  );
}
