import type { Session } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useExerciseName } from "../library/exercise-name.ts";
import { Badge } from "../ui/badge.tsx";
import { formatDateTime } from "../ui/format.ts";
import { DataTable, type Column } from "../ui/table.tsx";

/** Sessions, newest first; each leads to its results. Patient and physician see the same table. */
export function SessionTable({
  sessions,
  caption,
}: {
  readonly sessions: readonly Session[];
  readonly caption: string;
}) {
  const { t } = useTranslation("patient");
  const name = useExerciseName();
  const columns: readonly Column<Session>[] = [
    {
      id: "exercise",
      head: t("history.exercise"),
      sort: (row) => name({ id: row.exerciseId, title: row.exerciseTitle }),
      render: (row) => (
        <span className="flex flex-col">
          <Link
            to={`/results/${row.id}`}
            className="inline-flex min-h-8 items-center self-start font-semibold text-accent underline-offset-4 hover:underline"
          >
            {name({ id: row.exerciseId, title: row.exerciseTitle })}
          </Link>
          <span className="text-sm text-ink-soft md:hidden">{formatDateTime(row.startedAt)}</span>
          {row.state === "running" ? (
            <Badge meaning="attention" className="my-1 self-start">
              {t("history.running")}
            </Badge>
          ) : null}
        </span>
      ),
    },
    {
      id: "when",
      head: t("history.when"),
      wide: true,
      sort: (row) => Date.parse(row.startedAt),
      render: (row) => (
        <span className="whitespace-nowrap tabular-nums">{formatDateTime(row.startedAt)}</span>
      ),
    },
    {
      id: "counted",
      head: t("history.counted"),
      sort: (row) => (row.dose.reps === null ? row.holdSeconds : holding(row)),
      render: (row) =>
        row.dose.reps === null ? (
          t("history.held", { count: Math.round(row.holdSeconds) })
        ) : (
          <Counted session={row} target={row.dose.reps * row.dose.sets} />
        ),
    },
    {
      id: "quality",
      head: t("history.quality"),
      align: "end",
      sort: (row) => row.quality,
      render: (row) => (row.quality === null ? "–" : Math.round(row.quality)),
    },
    {
      id: "pain",
      head: t("history.pain"),
      align: "end",
      wide: true,
      sort: (row) => row.painAfter,
      render: (row) =>
        row.painBefore === null && row.painAfter === null
          ? "–"
          : t("history.painFromTo", { before: row.painBefore ?? "–", after: row.painAfter ?? "–" }),
    },
  ];
  return <DataTable caption={caption} columns={columns} rows={sessions} rowKey={(row) => row.id} />;
}

/** As the physician sees it where they overruled something, else as it was counted. */
function holding({ reviewed, repetitions }: Session): number {
  return reviewed?.repetitions ?? repetitions;
}

function Counted({ session, target }: { readonly session: Session; readonly target: number }) {
  const { t } = useTranslation("patient");
  return (
    <span className="flex flex-col">
      {t("history.of", { counted: holding(session), target })}
      {session.reviewed ? (
        <span className="text-sm text-ink-soft">{t("history.live", { counted: session.repetitions })}</span>
      ) : null}
    </span>
  );
}
