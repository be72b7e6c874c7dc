import type { ErrorCode, ErrorDetails } from "@physiocheck/contracts";

const STATUS: Readonly<Record<ErrorCode, number>> = {
  signed_out: 401,
  wrong_credentials: 401,
  code_needed: 401,
  account_disabled: 403,
  refresh_reused: 401,
  forbidden: 403,
  second_factor_due: 403,
  cross_site: 403,
  not_found: 404,
  method_not_allowed: 405,
  unreadable: 400,
  invalid: 422,
  email_taken: 409,
  sign_up_closed: 403,
  email_domain: 403,
  password_common: 422,
  slow_down: 429,
  too_large: 413,
  unsupported_type: 415,
  conflict: 409,
  wrong_state: 409,
  incomplete: 409,
  hash_mismatch: 409,
  session_closed: 409,
  unavailable: 503,
  internal: 500,
};

/** A request that is answered with an error on purpose. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly code: ErrorCode;
  readonly details: ErrorDetails | undefined;

  constructor(code: ErrorCode, message: string, details?: ErrorDetails) {
    super(message);
    this.code = code;
    this.details = details;
  }

  get status(): number {
    return STATUS[this.code];
  }
}

/** Missing, or somebody else's: one answer, so that nobody learns which. */
export function notFound(): Refusal {
  return new Refusal("not_found", "There is nothing here for you.");
}
