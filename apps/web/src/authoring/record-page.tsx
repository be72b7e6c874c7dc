import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { useApi } from "../api.ts";
import { useExerciseName } from "../library/exercise-name.ts";
import { Loaded } from "../shell/loaded.tsx";
import { PageHeader } from "../ui/page.tsx";
import { TakeFlow } from "./take-flow.tsx";

/** /exercises/:exerciseId/record: a new take of an own exercise, which becomes its next version. */
export default function RecordPage() {
  const { t } = useTranslation("authoring");
  const nameOf = useExerciseName();
  const { exerciseId = "" } = useParams();
  const exercise = useApi("getExercise", { params: { exerciseId } });
  return (
    <Loaded whole query={exercise}>
      {({ definition }) => {
        const name = nameOf(definition);
        return (
          <>
            <PageHeader
              title={t("page.againTitle", { name })}
              lead={t("page.againLead", { version: definition.version + 1 })}
              back={{ to: `/exercises/${exerciseId}`, label: name }}
            />
            <TakeFlow key={definition.version} basedOn={definition} title={name} />
          </>
        );
      }}
    </Loaded>
  );
}
