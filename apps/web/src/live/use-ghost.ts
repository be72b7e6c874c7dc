import { useQuery } from "@tanstack/react-query";
import { loadGhost, type GhostPostures } from "../skeleton/ghost.ts";

/** The template's postures of an exercise; null until they are there, and where the digital patient does not know it. */
export function useGhost(exerciseId: string | undefined): GhostPostures | null {
  const { data } = useQuery({
    queryKey: ["ghost", exerciseId],
    enabled: exerciseId !== undefined,
    staleTime: Infinity,
    retry: false,
    queryFn: () => loadGhost(exerciseId ?? ""),
  });
  return data ?? null;
}
