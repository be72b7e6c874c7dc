import { type AuthoredExercise, exerciseById, EXERCISES, type Trace, unpackTrace } from "@physiocheck/motion";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { api, isApiError, useApi } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { gunzip } from "../session/gzip.ts";
import { Loaded } from "../shell/loaded.tsx";
import { PageHeader } from "../ui/page.tsx";
import { BadTake } from "./bad-take.ts";
import { Editor } from "./editor.tsx";
import { EngineClient } from "./engine-client.ts";

/** /exercises/:exerciseId/edit: an own exercise with the take it came from. */
export default function EditPage() {
  return <Editing isCopy={false} />;
}

/** An exercise there is, opened in the editor: to become its next version, or another exercise. */
export function Editing({ isCopy }: { readonly isCopy: boolean }) {
  const { t } = useTranslation("authoring");
  const nameOf = useExerciseName();
  const { exerciseId = "" } = useParams();
  const [engine] = useState(() => new EngineClient());
  useEffect(() => () => engine.close(), [engine]);
  const exercise = useApi("getExercise", { params: { exerciseId } });
  const version = exercise.data?.definition.version;
  const isOwn = !isCopy && exercise.data?.origin === "own";
  const take = useTake(engine, exerciseId, isOwn ? version : undefined);
  return (
    <Loaded whole query={exercise}>
      {({ definition }) => {
        const name = nameOf(definition);
        const motion = exerciseById(exerciseId) ?? exerciseById("squat") ?? EXERCISES[0] ?? definition;
        return (
          <>
            <PageHeader
              title={t(isCopy ? "page.copyTitle" : "page.editTitle", { name })}
              lead={t(isCopy ? "page.copyLead" : "page.editLead", { name, version: definition.version + 1 })}
              back={{ to: `/exercises/${exerciseId}`, label: name }}
            />
            {isOwn ? (
              <Loaded query={take}>
                {(found) => (
                  <Editor
                    key={`${exerciseId}@${definition.version}`}
                    engine={engine}
                    take={found?.take ?? null}
                    authored={found?.authored ?? null}
                    definition={definition}
                    title={name}
                    basedOn={definition}
                    isNewTake={false}
                    motion={motion}
                    onAgain={null}
                  />
                )}
              </Loaded>
            ) : (
              <Editor
                key={exerciseId}
                engine={engine}
                take={null}
                authored={null}
                definition={definition}
                title=""
                basedOn={null}
                isNewTake={false}
                motion={motion}
                onAgain={null}
              />
            )}
          </>
        );
      }}
    </Loaded>
  );
}

type StoredTake = { readonly take: Trace; readonly authored: AuthoredExercise };

/** The take of a version with what the engine makes of it today; null where there is none, or it makes nothing any more. */
function useTake(engine: EngineClient, exerciseId: string, version: number | undefined) {
  return useQuery({
    queryKey: ["take", exerciseId, version],
    enabled: version !== undefined,
    staleTime: Infinity,
    queryFn: async ({ signal }): Promise<StoredTake | null> => {
      try {
        const params = { exerciseId, version: version ?? 0 };
        const take = unpackTrace(await gunzip(await api.getExerciseTake({ params, signal })));
        return { take, authored: await engine.author(take) };
      } catch (error) {
        if (isApiError(error, "not_found") || error instanceof BadTake) return null;
        throw error;
      }
    },
  });
}
