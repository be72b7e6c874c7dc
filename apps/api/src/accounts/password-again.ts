import type { Deps } from "../deps.ts";
import { Refusal } from "../http/refusal.ts";
import type { UserRow } from "./account-store.ts";

/** What was typed once more, and from where. `field`: of the body, that is to blame for a wrong password. */
export type TypedAgain = {
  readonly password: string;
  readonly field?: string;
  /** Where the second factor is wanted too. */
  readonly code?: string;
  readonly address: string | undefined;
};

/**
 * Asks for the password once more (and the code of the second factor), as slow to guess as at the sign-in. Not 401: whoever
 * is signed in stays so.
 * @throws Refusal slow_down, or invalid with the field that is wrong
 */
export async function askAgain(
  { slowDown, passwords, secondFactors }: Pick<Deps, "slowDown" | "passwords" | "secondFactors">,
  account: UserRow,
  { password, field = "password", code, address = "unknown" }: TypedAgain,
): Promise<void> {
  await slowDown.begin(account.email, address);
  const isRight = await passwords.verify(password, account.passwordHash);
  if (!isRight || (code !== undefined && (await secondFactors.take(account.id, code)) === null)) {
    await slowDown.failed(address);
    throw isRight
      ? wrong("code", "wrong_code", "This is not the code.")
      : wrong(field, "wrong_password", "This is not the password of this account.");
  }
  await slowDown.succeeded(account.email);
}

/** A refusal that blames one field of the body. */
export function wrong(field: string, code: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: [{ path: `body.${field}`, code, message }] });
}
