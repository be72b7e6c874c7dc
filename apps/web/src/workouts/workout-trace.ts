import { type Trace, unpackTrace } from "@physiocheck/motion";
import { useQuery, type UseQueryResult } from "@tanstack/react-query";
import { api } from "../api.ts";
import { gunzip } from "../session/gzip.ts";

/** The movement of a workout. It never changes. */
export function useWorkoutTrace(workoutId: string, enabled: boolean): UseQueryResult<Trace> {
  return useQuery({
    queryKey: ["workoutTrace", workoutId],
    enabled,
    staleTime: Infinity,
    queryFn: async ({ signal }) =>
      unpackTrace(await gunzip(await api.getWorkoutTrace({ params: { workoutId }, signal }))),
  });
}
