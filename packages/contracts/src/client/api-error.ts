import { isAxiosError } from "axios";
import type { ErrorCode, ErrorDetails, ErrorEnvelope } from "../errors.ts";

/** An answer that is not a success, or none at all. Sentences for `code` are in the catalogue. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  /** `network`: nobody answered. `cancelled`: the caller's own signal. */
  readonly code: ErrorCode | "network" | "cancelled";
  /** 0 where nobody answered. */
  readonly status: number;
  readonly details: ErrorDetails;
  readonly requestId: string | null;

  constructor(
    code: ApiError["code"],
    status: number,
    message: string,
    details: ErrorDetails = {},
    requestId: string | null = null,
  ) {
    super(message);
    this.code = code;
    this.status = status;
    this.details = details;
    this.requestId = requestId;
  }

  /** Trying the same again later may work: no answer, a server in trouble, or too many attempts. */
  get retryable(): boolean {
    return this.code === "network" || this.status >= 500 || this.status === 429;
  }
}

/** Whatever a call threw, as an ApiError. */
export function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (!isAxiosError(error)) return new ApiError("internal", 0, String(error));
  if (error.code === "ERR_CANCELED") return new ApiError("cancelled", 0, error.message);
  if (!error.response) return new ApiError("network", 0, error.message);
  const { status } = error.response;
  const envelope = envelopeIn(decoded(error.response.data));
  if (envelope) {
    const { code, message, details, requestId } = envelope.error;
    return new ApiError(code, status, message, details, requestId ?? null);
  }
  // Something between us and the server answered: a proxy, a captive portal.
  return new ApiError(status >= 500 ? "unavailable" : "internal", status, error.message);
}

/** Errors of byte routes come as bytes too. */
function decoded(data: unknown): unknown {
  if (!(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) return data;
  try {
    return JSON.parse(new TextDecoder().decode(data));
  } catch {
    return null;
  }
}

/** The envelope, if it is one: only our own server writes `error.code`, so no more is checked. */
function envelopeIn(data: unknown): ErrorEnvelope | null {
  if (typeof data !== "object" || data === null || !("error" in data)) return null;
  const { error } = data;
  if (typeof error !== "object" || error === null || !("code" in error)) return null;
  return typeof error.code === "string" ? (data as ErrorEnvelope) : null;
}
