/** The one client of the app, its cache, and who is signed in. */
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
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from "@tanstack/react-query";
import { createStore } from "zustand/vanilla";
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
      retry: (failures, error) =>
        failures < 2 && error instanceof ApiError && error.retryable && error.code !== "slow_down",
    },
    mutations: { networkMode: "always" },
  },
});

/** The typed API, same origin: `api.listPatients()`. Every refusal is an ApiError. */
export const api: Client = createClient({
  onSignedOut: () => {
    if (queryClient.getQueryData<Me>(["me"])) signedInState.setState({ expired: true });
  },
});

/** Routes that are read, by name. */
type Call<N extends keyof Client> = Parameters<Client[N]>[0];
type Plain = (request?: unknown) => Promise<unknown>;
/** The same without its types, for code that is generic over all routes: there, to check them takes the compiler a minute. */
const plain = api as unknown as Readonly<Record<keyof Client, Plain>>;

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
    queryFn: async ({ signal }) =>
      (await plain[name]({ ...(given as object | undefined), signal })) as AnswerOf<N>,
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

/** Who is signed in: null for nobody. */
export function useMe(): UseQueryResult<Me | null, ApiError> {
  return useQuery<Me | null, ApiError>({
    queryKey: ["me"],
    queryFn: async ({ signal }) => {
      try {
        return await api.me({ signal });
      } catch (error) {
        if (!isApiError(error) || error.status !== 401) throw error;
        rememberSignedIn(false);
        return null;
      }
    },
    staleTime: 60_000,
  });
}

/** After signing in or up: nothing of whoever was here before stays in memory. */
export function becomeSignedIn(me: Me): void {
  const before = queryClient.getQueryData<Me | null>(["me"]);
  if (before?.id !== me.id) queryClient.clear();
  queryClient.setQueryData(["me"], me);
  rememberSignedIn(true);
  signedInState.setState({ expired: false });
}
