import { Agent as HttpAgent, request as httpRequest, type RequestOptions } from "node:http";
import { Agent as HttpsAgent, request as httpsRequest } from "node:https";
import type { Acknowledgement, ErrorEnvelope } from "@physiocheck/contracts";
import { ApiError, routeUrl, type Client } from "@physiocheck/contracts/client";
import { ADDRESSES, type Address } from "../../packages/contracts/src/addresses.ts";

type Calls = Pick<
  Client,
  | "startSession"
  | "appendEvents"
  | "finishSession"
  | "putTraceChunk"
  | "me"
  | "startRecording"
  | "putRecordingChunk"
  | "putRecordingManifest"
>;

/** Lines to a server, kept open as a browser keeps them. */
export type Lines = { readonly origin: string; readonly agent: HttpAgent; readonly isSecure: boolean };

/** @param certificate PEM that the server shows, where it is https */
export function linesTo(origin: string, certificate?: string): Lines {
  const isSecure = origin.startsWith("https:");
  const options = { keepAlive: true, maxSockets: 4096 };
  const agent = isSecure ? new HttpsAgent({ ...options, ca: certificate }) : new HttpAgent(options);
  return { origin, agent, isSecure };
}

/** What a browser keeps of somebody who is signed in. */
export type Jar = Map<string, string>;

/** Told how long an answer to events took, ms. */
export type Acknowledged = (ms: number) => void;

/**
 * The API's calls that an outbox makes, as the product's own client makes them in a browser: with the cookies of one person, and one refresh
 * for a 401. (The client itself lives from the browser's cookies.)
 */
export function callsOf(lines: Lines, jar: Jar, acknowledged: Acknowledged = () => undefined): Calls {
  let refreshing: Promise<void> | null = null;
  const refresh = (): Promise<void> => {
    refreshing ??= send(lines, jar, "POST", ADDRESSES.refresh.path, undefined)
      .then(() => undefined)
      .finally(() => (refreshing = null));
    return refreshing;
  };
  const call = async (
    address: Address,
    given: {
      readonly params?: Record<string, unknown>;
      readonly body?: unknown;
      readonly headers?: Record<string, string>;
    } = {},
  ): Promise<unknown> => {
    const path = routeUrl(address, given);
    try {
      return await send(lines, jar, address.method, path, given.body, given.headers);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401) throw error;
      await refresh();
      return send(lines, jar, address.method, path, given.body, given.headers);
    }
  };
  const plain = (address: Address) => (given?: object) => call(address, given);
  return {
    startSession: plain(ADDRESSES.startSession),
    async appendEvents(given: object) {
      const began = performance.now();
      const answer = (await call(ADDRESSES.appendEvents, given)) as Acknowledgement;
      acknowledged(performance.now() - began);
      return answer;
    },
    finishSession: plain(ADDRESSES.finishSession),
    putTraceChunk: plain(ADDRESSES.putTraceChunk),
    me: plain(ADDRESSES.me),
    startRecording: plain(ADDRESSES.startRecording),
    putRecordingChunk: plain(ADDRESSES.putRecordingChunk),
    putRecordingManifest: plain(ADDRESSES.putRecordingManifest),
  } as unknown as Calls;
}

/** @throws ApiError for everything but a success; code `network` where nobody answered */
export function send(
  { origin, agent, isSecure }: Lines,
  jar: Jar,
  method: string,
  path: string,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const isBytes = body instanceof Uint8Array;
  const text = body === undefined ? undefined : isBytes ? body : JSON.stringify(body);
  const options: RequestOptions = {
    method,
    agent,
    headers: {
      cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "),
      ...(text !== undefined && {
        "content-type": isBytes ? "application/octet-stream" : "application/json",
        "content-length": Buffer.byteLength(text),
      }),
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    const lost = (error: Error): void => reject(new ApiError("network", 0, error.message));
    const request = (isSecure ? httpsRequest : httpRequest)(origin + path, options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", lost);
      // A line that breaks in the middle of an answer closes without an end.
      response.on("close", () => {
        if (!response.complete) lost(new Error("the answer broke off"));
      });
      response.on("end", () => {
        keep(jar, response.headers["set-cookie"] ?? []);
        const status = response.statusCode ?? 0;
        const answer = Buffer.concat(chunks).toString();
        if (status >= 200 && status < 300) resolve(answer === "" ? undefined : JSON.parse(answer));
        else reject(refusal(status, answer));
      });
    });
    request.on("error", lost);
    request.end(text);
  });
}

function keep(jar: Jar, cookies: readonly string[]): void {
  for (const line of cookies) {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at));
    else jar.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function refusal(status: number, text: string): ApiError {
  try {
    const { error } = JSON.parse(text) as ErrorEnvelope;
    return new ApiError(error.code, status, error.message, error.details);
  } catch {
    // A proxy answered.
    return new ApiError(status >= 500 ? "unavailable" : "internal", status, text.slice(0, 200));
  }
}
