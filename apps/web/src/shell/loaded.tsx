import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { LoadingState } from "../ui/states.tsx";
import { Failure } from "./failure.tsx";

/**
 * A reading in its three states. What was read before stays on the page when reading again fails: a failure never takes
 * away what is already known.
 */
export function Loaded<T>({
  query,
  lines,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly lines?: number;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError ? (
          <div className="pb-6">
            <Failure error={query.error} retry={() => void query.refetch()} />
          </div>
        ) : null}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <Failure error={query.error} retry={() => void query.refetch()} />;
  return <LoadingState {...(lines !== undefined && { lines })} />;
}
