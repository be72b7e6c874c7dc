import { Secret, TOTP } from "otpauth";
import type { TestServer } from "./test-server.ts";

/** What an authenticator app shows for a secret at a moment. @param secret Base32 @param ms since 1970 */
export function codeOfApp(secret: string, ms: number): string {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: ms });
}

/**
 * Gives a person a second factor, in place of any before, without moving the clock: with the code of the time step before, so that
 * the present one is free.
 * @returns the secret
 */
export async function giveSecondFactor(
  { server, clock }: TestServer,
  person: { readonly id: string; readonly email: string },
  { confirmed = true }: { readonly confirmed?: boolean } = {},
): Promise<string> {
  const { database, secondFactors } = server.deps;
  await database.write((writer) => secondFactors.remove(writer, person.id));
  const enrolment = await secondFactors.enrol(person.id, person.email);
  if (!enrolment) throw new Error("there is one");
  const { secret } = enrolment;
  if (confirmed && !(await secondFactors.confirm(person.id, codeOfApp(secret, clock.ms - 30_000))))
    throw new Error("the first code was refused");
  return secret;
}
