import type { UseQueryResult } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { isUnreachable } from "../api.ts";
import { LoadingState } from "../ui/states.tsx";
import { Failure, PageFailure, PageLoading } from "./failure.tsx";

/**
 * A reading in its three states. What was read before stays on the page when reading again fails: a failure never takes
 * away what is already known, and that there is no connection is said once, at the top (offline/device-bar.tsx).
 */
export function Loaded<T>({
  query,
  lines,
  whole = false,
  children,
}: {
  readonly query: UseQueryResult<T>;
  readonly lines?: number;
  /** The page has nothing without it, not even its name. */
  readonly whole?: boolean;
  readonly children: (data: T) => ReactNode;
}) {
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && !isUnreachable(query.error) ? (
          <div className="pb-6">
            <Failure error={query.error} retry={() => void query.refetch()} />
          </div>
        ) : null}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) {
    const retry = () => void query.refetch();
    return whole ? (
      <PageFailure error={query.error} retry={retry} />
    ) : (
      <Failure error={query.error} retry={retry} />
    );
  }
  const bars = <LoadingState {...(lines !== undefined && { lines })} />;
  return whole ? <PageLoading>{bars}</PageLoading> : bars;
}
