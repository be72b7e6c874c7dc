import type { Exercise, ExerciseVersion } from "@physiocheck/contracts";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { Section } from "../ui/page.tsx";
import { RescoreDialog } from "./rescore-dialog.tsx";

/** Every version of an exercise, and the way to score past sessions with any of them. */
export function VersionList({
  exercise,
  canRescore,
}: {
  readonly exercise: Exercise;
  readonly canRescore: boolean;
}) {
  const { t } = useTranslation("authoring");
  const { id, version: newest } = exercise.definition;
  const versions = useApi("listExerciseVersions", { params: { exerciseId: id } });
  const [chosen, setChosen] = useState<number | null>(null);
  return (
    <Section
      title={t("versions.title")}
      lead={exercise.origin === "library" ? t("versions.library") : t("versions.lead")}
    >
      <Loaded query={versions} lines={1}>
        {(data) => (
          <ul
            className="divide-y divide-line rounded-xl border border-line bg-surface"
            data-testid="versions"
          >
            {data.versions.map((version) => (
              <li
                key={version.version}
                className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 p-5"
              >
                <About version={version} isNewest={version.version === newest} />
                {canRescore ? (
                  <Button
                    look="secondary"
                    size="sm"
                    icon={<History aria-hidden className="size-4" />}
                    onClick={() => setChosen(version.version)}
                  >
                    {t("versions.rescore", { version: version.version })}
                  </Button>
                ) : null}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <RescoreDialog key={chosen} exerciseId={id} version={chosen} onClose={() => setChosen(null)} />
    </Section>
  );
}

function About({ version, isNewest }: { readonly version: ExerciseVersion; readonly isNewest: boolean }) {
  const { t } = useTranslation("authoring");
  return (
    <div className="flex min-w-0 flex-col gap-1">
      <p className="flex flex-wrap items-center gap-3 font-medium">
        {t("versions.name", { version: version.version })}
        {isNewest ? <Badge meaning="good">{t("versions.newest")}</Badge> : null}
      </p>
      {version.note ? <p className="measure">{version.note}</p> : null}
      {version.author && version.createdAt ? (
        <p className="text-sm text-ink-soft">
          {t("versions.by", { name: version.author.name, date: formatDate(version.createdAt) })}
          {version.hasTake ? ` · ${t("versions.take")}` : ""}
        </p>
      ) : null}
    </div>
  );
}
