import type { Exercise } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { TextField } from "../ui/field.tsx";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { DataTable, type Column } from "../ui/table.tsx";
import { useExerciseName } from "./exercise-name.ts";

/** Every exercise that can be assigned. */
export default function LibraryPage() {
  const { t } = useTranslation("physician");
  const exercises = useApi("listExercises");
  return (
    <>
      <PageHeader title={t("library.title")} lead={t("library.lead")} />
      <Loaded query={exercises}>{(data) => <Exercises exercises={data.exercises} />}</Loaded>
    </>
  );
}

function Exercises({ exercises }: { readonly exercises: readonly Exercise[] }) {
  const { t } = useTranslation("physician");
  const name = useExerciseName();
  const [search, setSearch] = useState("");
  const wanted = search.trim().toLocaleLowerCase();
  const shown = exercises.filter(
    ({ definition }) =>
      name(definition).toLocaleLowerCase().includes(wanted) ||
      t(`library.regionOf.${definition.region}`).toLocaleLowerCase().includes(wanted),
  );
  const columns: readonly Column<Exercise>[] = [
    {
      id: "name",
      head: t("library.name"),
      sort: ({ definition }) => name(definition),
      render: ({ definition }) => (
        <Link
          to={`/exercises/${definition.id}`}
          className="inline-flex min-h-8 items-center font-semibold text-accent underline-offset-4 hover:underline"
        >
          {name(definition)}
        </Link>
      ),
    },
    {
      id: "region",
      head: t("library.region"),
      sort: ({ definition }) => t(`library.regionOf.${definition.region}`),
      render: ({ definition }) => t(`library.regionOf.${definition.region}`),
    },
    {
      id: "position",
      head: t("library.position"),
      wide: true,
      sort: ({ definition }) => t(`library.positionOf.${definition.position}`),
      render: ({ definition }) => t(`library.positionOf.${definition.position}`),
    },
    {
      id: "counting",
      head: t("library.counting"),
      wide: true,
      sort: ({ definition }) => definition.counting,
      render: ({ definition }) => t(`library.countingOf.${definition.counting}`),
    },
    {
      id: "owner",
      head: t("library.owner"),
      wide: true,
      sort: ({ createdBy }) => createdBy?.name ?? "",
      render: ({ createdBy }) => (
        <span className="text-ink-soft">{createdBy?.name ?? t("library.builtIn")}</span>
      ),
    },
  ];
  return (
    <div className="flex flex-col gap-6">
      <search className="max-w-sm">
        <TextField
          label={t("library.search")}
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </search>
      {shown.length === 0 ? (
        <EmptyState pose="sit" title={t("library.emptyTitle")}>
          {t("library.empty")}
        </EmptyState>
      ) : (
        <DataTable
          caption={t("library.caption")}
          columns={columns}
          rows={shown}
          rowKey={({ definition }) => definition.id}
          initialOrder={{ column: "name", direction: "ascending" }}
        />
      )}
    </div>
  );
}
