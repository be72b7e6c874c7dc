/** The API as typed functions, one for each row of the route table: `api.login({ body: { email, password } })`. */
import axios, { type AxiosInstance } from "axios";
import { asApiError, ApiError } from "./client/api-error.ts";
import { routeUrl, type RouteArguments } from "./client/route-url.ts";
import { ADDRESSES, type Address, type RouteName } from "./addresses.ts";
import type { InputOf, OutputOf, Route, Schema } from "./route.ts";
import type { Routes } from "./routes.ts";

export { ApiError } from "./client/api-error.ts";
export { routeUrl } from "./client/route-url.ts";
export { followSession, type SessionFollower } from "./client/follow-session.ts";
export { LiveLine, type LiveLineEnd, type LiveLineOptions, type LiveLineState } from "./client/live-line.ts";
export * from "./live-frame.ts";
export * from "./live-line.ts";

type Output<R extends Route> = R extends { readonly response: infer A }
  ? A extends Schema
    ? OutputOf<A>
    : void
  : R extends { readonly answers: "bytes" }
    ? Uint8Array<ArrayBuffer>
    : unknown;

type Call<R extends Route> =
  {} extends RouteArguments<R>
    ? (request?: RouteArguments<R> & CallOptions) => Promise<Output<R>>
    : (request: RouteArguments<R> & CallOptions) => Promise<Output<R>>;

export type CallOptions = {
  readonly signal?: AbortSignal | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  /** Told while a large body is on its way: bytes that have left. */
  readonly onSent?: ((bytes: number) => void) | undefined;
};

/** Routes that are not called like functions: streams (`followSession`), pages and files. */
type Callable = {
  [N in RouteName]: Routes[N] extends { readonly answers: "stream" | "html" | "file" } ? never : N;
}[RouteName];

/** What a route answers. */
export type AnswerOf<N extends RouteName> = Output<Routes[N]>;
/** What a route takes as its body. */
export type BodyOf<N extends RouteName> = Routes[N] extends { body: infer B extends Schema }
  ? InputOf<B>
  : never;

export type Client = { readonly [N in Callable]: Call<Routes[N]> };

export type ClientOptions = {
  /** Origin to call; the page's own where absent. */
  readonly baseURL?: string;
  /** Told once when a call found nobody signed in and refreshing did not help. */
  readonly onSignedOut?: () => void;
};

/** Calls after which a 401 is the answer itself, and refreshing would be wrong. */
const FINAL_401: ReadonlySet<RouteName> = new Set<RouteName>([
  "login",
  "refresh",
  "logout",
  "registerPatient",
  "registerPhysician",
]);

/** Sent, sent again after a refresh, and once more if that refresh was another call's and is stale already. */
const ATTEMPTS = 3;

/**
 * A client. A 401 leads to one refresh, shared by all calls that wait for it, and one more try.
 * @throws ApiError from every call that is not answered with a success; code `network` where nobody answered
 */
export function createClient(options: ClientOptions = {}): Client {
  const http = axios.create({
    ...(options.baseURL !== undefined && { baseURL: options.baseURL }),
    withCredentials: true,
    headers: { Accept: "application/json" },
  });
  /** Refreshes that succeeded: a call that was sent before one of them only needs to be sent again. */
  let refreshes = 0;
  const refresh = singleFlight(async () => {
    try {
      await http.request({ method: "POST", url: ADDRESSES.refresh.path });
      refreshes += 1;
    } catch (error) {
      const why = asApiError(error);
      // Only an answer means signed out; a dead network says nothing about the account.
      if (why.status === 401) options.onSignedOut?.();
      throw why;
    }
  });

  const call = async (name: RouteName, route: Address, request: AnyArguments): Promise<unknown> => {
    for (let attempt = 1; ; attempt += 1) {
      const before = refreshes;
      try {
        return await send(http, route, request);
      } catch (error) {
        const failure = asApiError(error);
        if (failure.status !== 401 || FINAL_401.has(name) || attempt === ATTEMPTS) throw failure;
        if (refreshes === before)
          await refresh().catch((why: unknown) => {
            throw why instanceof ApiError && why.status !== 401 ? why : failure;
          });
      }
    }
  };

  const entries = Object.entries(ADDRESSES) as [RouteName, Address][];
  return Object.fromEntries(
    entries
      .filter(([, { answers }]) => answers !== "stream" && answers !== "html" && answers !== "file")
      .map(([name, route]) => [name, (request: AnyArguments = {}) => call(name, route, request)]),
  ) as unknown as Client;
}

type AnyArguments = CallOptions & {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
};

async function send(
  http: AxiosInstance,
  route: Address,
  { body, ...request }: AnyArguments,
): Promise<unknown> {
  const bytes = body instanceof ArrayBuffer || ArrayBuffer.isView(body) || body instanceof Blob;
  const { data, status } = await http.request<unknown>({
    method: route.method,
    url: routeUrl(route, request),
    ...(body !== undefined && { data: body }),
    headers: { ...(bytes && { "Content-Type": "application/octet-stream" }), ...request.headers },
    ...(request.signal && { signal: request.signal }),
    ...(request.onSent && { onUploadProgress: ({ loaded }) => request.onSent?.(loaded) }),
    responseType: route.answers === "bytes" ? "arraybuffer" : "json",
  });
  if (status === 204) return undefined;
  return route.answers === "bytes" ? new Uint8Array(data as ArrayBuffer) : data;
}

/** Calls that come while one is running share its result. */
function singleFlight(action: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null;
  return () => {
    running ??= action().finally(() => {
      running = null;
    });
    return running;
  };
}

/** Whether an error is the API's answer with this code. */
export function isApiError(error: unknown, code?: ApiError["code"]): error is ApiError {
  return error instanceof ApiError && (code === undefined || error.code === code);
}
