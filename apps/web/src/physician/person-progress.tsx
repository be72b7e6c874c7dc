import { useApi } from "../api.ts";
import { GoalList } from "../patient/goal-list.tsx";
import { ProgressView } from "../patient/progress-view.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { localDay } from "../ui/local-day.ts";
import { useNow } from "../ui/use-now.ts";

/** What a patient's sessions measured over time, and what is aimed at: as the patient sees it. */
export function PersonProgress({ patientId }: { readonly patientId: string }) {
  const day = localDay(useNow());
  const course = useApi("getPatientCourse", { params: { patientId }, query: { day } });
  const goals = useApi("listPatientGoals", { params: { patientId } });
  return (
    <Loaded query={course}>
      {(data) => (
        <>
          <Loaded query={goals} lines={1}>
            {(list) => <GoalList goals={list.goals} course={data} patientId={patientId} />}
          </Loaded>
          <ProgressView course={data} />
        </>
      )}
    </Loaded>
  );
}
