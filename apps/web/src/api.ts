/** The one client of the app, its cache, what is read without a network, and who is signed in. */
import {
  ApiError,
  createClient,
  isApiError,
  type AnswerOf,
  type Client,
} from "@physiocheck/contracts/client";
import type { Me } from "@physiocheck/contracts";
import {
  QueryClient,
  queryOptions,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { createStore } from "zustand/vanilla";
import { connection, heard } from "./shell/connection.ts";
import { keeper, keepMe } from "./shell/kept.ts";
import { rememberSignedIn } from "./shell/signed-in-hint.ts";

export { ApiError, isApiError };

/**
 * `expired`: somebody was signed in on this page and no longer is. The page stays as it is, with everything typed, and
 * asks for the password again (shell/expired-dialog.tsx).
 */
export const signedInState = createStore<{ readonly expired: boolean }>(() => ({ expired: false }));

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 10_000,
      // Asked even where the browser thinks there is no network: this device may know the answer.
      networkMode: "always",
      retry: (failures, error) =>
        failures < 2 &&
        error instanceof ApiError &&
        error.retryable &&
        error.code !== "slow_down" &&
        (connection.getState().reachable || navigator.onLine),
    },
    mutations: { networkMode: "always" },
  },
});

/** The typed API, same origin: `api.listPatients()`. Every refusal is an ApiError. */
export const api: Client = createClient({
  onSignedOut: () => {
    void keeper()?.forget("expired");
    if (queryClient.getQueryData<Me>(["me"])) signedInState.setState({ expired: true });
  },
});

/** Routes that are read, by name. */
type Call<N extends keyof Client> = Parameters<Client[N]>[0];
type Plain = (request?: unknown) => Promise<unknown>;
/** The same without its types, for code that is generic over all routes: there, to check them takes the compiler a minute. */
const plain = api as unknown as Readonly<Record<keyof Client, Plain>>;

/** A route that this device can answer waits this long for the server, ms: a network that swallows everything is none. */
const PATIENCE_MS = 10_000;

/** Nobody answered, or only a proxy that finds nobody behind it. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "network" || [502, 503, 504].includes(error.status));
}

/**
 * Reads a route; where nobody answers, what this device keeps of an earlier answer.
 * @throws ApiError
 */
export async function read<N extends keyof Client>(name: N, request?: Call<N>): Promise<AnswerOf<N>> {
  const own = keeper();
  const given: { readonly signal?: AbortSignal | undefined } | undefined = request;
  const isKept = own?.keeps(name) ?? false;
  const { signal, tooLong } = patient(given?.signal, isKept ? PATIENCE_MS : null);
  try {
    const answer = await plain[name]({ ...given, signal });
    heard(true);
    own?.keep(name, request, answer);
    return answer as AnswerOf<N>;
  } catch (error) {
    if (!isUnreachable(error) && !tooLong()) {
      if (error instanceof ApiError && error.status > 0) heard(true);
      throw error;
    }
    heard(false);
    const kept = await own?.recall(name, request);
    if (kept === undefined) throw tooLong() ? new ApiError("network", 0, "no answer in time") : error;
    return kept as AnswerOf<N>;
  }
}

/** A signal that is also given when it takes too long; null waits for ever. */
function patient(
  given: AbortSignal | undefined,
  ms: number | null,
): { readonly signal: AbortSignal | undefined; readonly tooLong: () => boolean } {
  if (ms === null) return { signal: given, tooLong: () => false };
  const timer = AbortSignal.timeout(ms);
  return {
    signal: given ? AbortSignal.any([given, timer]) : timer,
    tooLong: () => timer.aborted && !given?.aborted,
  };
}

/** An exercise was done on this device: the day knows it before the server does. */
export async function noteDone(assignmentId: string): Promise<void> {
  await keeper()?.done(assignmentId);
}

/**
 * Reads a route through the cache: `useApi("getPatient", { params: { patientId } })`. The key begins with the route's name,
 * so that `refreshed("listPatients")` reaches every reading of it.
 */
export function useApi<N extends keyof Client>(
  name: N,
  request?: Call<N>,
  options: { readonly enabled?: boolean; readonly refetchInterval?: number } = {},
): UseQueryResult<AnswerOf<N>, ApiError> {
  const given: unknown = request;
  return useQuery<AnswerOf<N>, ApiError>({
    queryKey: [name, given ?? null],
    queryFn: ({ signal }) => read(name, { ...(given as object | undefined), signal } as unknown as Call<N>),
    ...options,
  });
}

/** Calls a route that changes something, then reads again whatever `refreshes` names. */
export function useApiMutation<N extends keyof Client>(
  name: N,
  refreshes: readonly (keyof Client)[] = [],
): UseMutationResult<AnswerOf<N>, ApiError, Call<N>> {
  const client = useQueryClient();
  return useMutation<AnswerOf<N>, ApiError, Call<N>>({
    mutationFn: async (request) => (await plain[name](request)) as AnswerOf<N>,
    // Not waited for: the caller's own onSuccess would be lost with a row that the new reading no longer has.
    onSuccess: () => {
      for (const route of refreshes) void client.invalidateQueries({ queryKey: [route] });
    },
  });
}

const meQuery = queryOptions<Me | null, ApiError>({
  queryKey: ["me"],
  queryFn: async ({ signal }) => {
    try {
      return await read("me", { signal });
    } catch (error) {
      if (!isApiError(error) || error.status !== 401) throw error;
      rememberSignedIn(false);
      await keeper()?.forget("expired");
      return null;
    }
  },
  staleTime: 60_000,
});

/** Who is signed in: null for nobody. */
export function useMe(): UseQueryResult<Me | null, ApiError> {
  return useQuery(meQuery);
}

/** Who is signed in as far as a page has asked already: public pages ask nobody. */
export function useKnownMe(): Me | null {
  return useQuery({ ...meQuery, enabled: false }).data ?? null;
}

/** Reads a route into the cache unless it was read just now. A failure is none: it is read again where it is needed. */
export async function readAhead<N extends keyof Client>(name: N, request?: Call<N>): Promise<void> {
  const given: unknown = request;
  await queryClient.prefetchQuery({
    queryKey: [name, given ?? null],
    queryFn: () => read(name, request),
    retry: false,
  });
}

/** After signing in or up: nothing of whoever was here before stays in memory. */
export function becomeSignedIn(me: Me): void {
  const before = queryClient.getQueryData<Me | null>(["me"]);
  if (before?.id !== me.id) {
    // All but the question who is there: those who wait for its answer would wait for one that is gone.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== "me" });
    queryClient.getMutationCache().clear();
  }
  queryClient.setQueryData(["me"], me);
  keepMe(me);
  rememberSignedIn(true);
  signedInState.setState({ expired: false });
}
