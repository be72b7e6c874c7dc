import type { KeyObject } from "node:crypto";
import { RECOVERY_CODES, secondFactorRuleSchema, type Enrolment, type Role } from "@physiocheck/contracts";
import {
  affected,
  and,
  countAll,
  eq,
  isNotNull,
  isNull,
  lt,
  or,
  type Database,
  type Writer,
} from "@physiocheck/database";
import { Secret, TOTP } from "otpauth";
import { newRecoveryCode, plain, recoveryHash } from "./recovery-codes.ts";
import { seal, unseal } from "./sealed-text.ts";

const ISSUER = "PhysioCheck";
/** RFC 6238's own values, the only ones that every authenticator app knows. */
const ALGORITHM = "SHA1";
const DIGITS = 6;
const PERIOD_S = 30;
const SECRET_BYTES = 20;
/** Time steps that a phone's clock may be off, either way. */
const WINDOW = 1;

/** How a sign-in proved its second factor. */
export type Proof = "code" | "recovery_code";

/**
 * Second factors of signing in: one-time passwords of an authenticator app (RFC 6238), and recovery codes for the day when
 * the phone is gone. No code is taken twice.
 */
export class SecondFactors {
  private readonly database: Database;
  private readonly key: KeyObject;
  private readonly now: () => number;

  /** @param key encrypts the secrets, 32 bytes */
  constructor(database: Database, key: KeyObject, now: () => number) {
    this.database = database;
    this.key = key;
    this.now = now;
  }

  /** Since when a person's sign-in asks for a code (ms since 1970; null: it does not), and recovery codes that were not used. */
  async stateOf(
    userId: string,
  ): Promise<{ readonly since: number | null; readonly recoveryCodesLeft: number }> {
    const { secondFactors, recoveryCodes } = this.database.schema;
    const [row] = await this.database.read
      .select({ since: secondFactors.confirmedAt })
      .from(secondFactors)
      .where(eq(secondFactors.userId, userId));
    const [{ left }] = await this.database.read
      .select({ left: countAll })
      .from(recoveryCodes)
      .where(and(eq(recoveryCodes.userId, userId), isNull(recoveryCodes.usedAt)));
    return { since: row?.since ?? null, recoveryCodesLeft: left };
  }

  /** Whether signing in asks this person for a code. */
  async isOn(userId: string): Promise<boolean> {
    const { secondFactors } = this.database.schema;
    const [row] = await this.database.read
      .select({ userId: secondFactors.userId })
      .from(secondFactors)
      .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)));
    return row !== undefined;
  }

  /** Whether the clinic wants a second factor of this role. */
  async isWanted(role: Role): Promise<boolean> {
    if (role === "patient") return false;
    const { clinicSettings } = this.database.schema;
    const [row] = await this.database.read
      .select({ value: clinicSettings.value })
      .from(clinicSettings)
      .where(eq(clinicSettings.section, "secondFactor"));
    if (!row) return false;
    const rule = secondFactorRuleSchema.parse(JSON.parse(row.value));
    return role === "admin" ? rule.admins : rule.physicians;
  }

  /** Whether a person has to set one up before anything else. */
  async isDue(person: { readonly id: string; readonly role: Role }): Promise<boolean> {
    return (await this.isWanted(person.role)) && !(await this.isOn(person.id));
  }

  /** A new secret, which asks for nothing before it is confirmed. @returns null where one is confirmed already */
  async enrol(userId: string, email: string): Promise<Enrolment | null> {
    const { secondFactors } = this.database.schema;
    const totp = totpOf(new Secret({ size: SECRET_BYTES }), email);
    const { base32 } = totp.secret;
    const row = { secret: seal(this.key, userId, base32), createdAt: this.now(), lastStep: null };
    const done = await this.database.write(async (writer) => {
      const [found] = await this.database.forUpdate(
        writer.select().from(secondFactors).where(eq(secondFactors.userId, userId)),
      );
      if (found && found.confirmedAt !== null) return false;
      await this.database.upsert(writer, secondFactors, { userId, ...row }, secondFactors.userId, row);
      return true;
    });
    return done ? { secret: base32, uri: totp.toString() } : null;
  }

  /** Switches it on by the first code of the app. @returns recovery codes; null where the code is wrong or nothing was begun */
  async confirm(userId: string, code: string): Promise<readonly string[] | null> {
    const { secondFactors } = this.database.schema;
    const codes = newCodes();
    const isDone = await this.database.write(async (writer) => {
      const [row] = await this.database.forUpdate(
        writer
          .select()
          .from(secondFactors)
          .where(and(eq(secondFactors.userId, userId), isNull(secondFactors.confirmedAt))),
      );
      const step = row && this.stepOf(userId, row.secret, code);
      if (step === undefined || step === null) return false;
      await writer
        .update(secondFactors)
        .set({ confirmedAt: this.now(), lastStep: step })
        .where(eq(secondFactors.userId, userId));
      await this.storeCodes(writer, userId, codes);
      return true;
    });
    return isDone ? codes : null;
  }

  /** Takes a code, of the app or for recovery, so that it is never taken again. @returns null where it is none, or was taken */
  async take(userId: string, code: string): Promise<Proof | null> {
    const { secondFactors, recoveryCodes } = this.database.schema;
    return this.database.write(async (writer) => {
      const [row] = await writer
        .select()
        .from(secondFactors)
        .where(and(eq(secondFactors.userId, userId), isNotNull(secondFactors.confirmedAt)));
      if (!row) return null;
      const step = this.stepOf(userId, row.secret, code);
      if (step !== null) {
        const taken = await writer
          .update(secondFactors)
          .set({ lastStep: step })
          .where(
            and(
              eq(secondFactors.userId, userId),
              or(isNull(secondFactors.lastStep), lt(secondFactors.lastStep, step)),
            ),
          );
        return affected(taken) === 1 ? "code" : null;
      }
      const taken = await writer
        .update(recoveryCodes)
        .set({ usedAt: this.now() })
        .where(
          and(
            eq(recoveryCodes.codeHash, recoveryHash(code)),
            eq(recoveryCodes.userId, userId),
            isNull(recoveryCodes.usedAt),
          ),
        );
      return affected(taken) === 1 ? "recovery_code" : null;
    });
  }

  /** New recovery codes in place of those before. */
  async renewCodes(userId: string): Promise<readonly string[]> {
    const codes = newCodes();
    await this.database.write((writer) => this.storeCodes(writer, userId, codes));
    return codes;
  }

  /** Switches it off, inside a transaction of the caller. @returns whether there was one */
  async remove(writer: Writer, userId: string): Promise<boolean> {
    const { secondFactors, recoveryCodes } = this.database.schema;
    await writer.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    return affected(await writer.delete(secondFactors).where(eq(secondFactors.userId, userId))) > 0;
  }

  private async storeCodes(writer: Writer, userId: string, codes: readonly string[]): Promise<void> {
    const { recoveryCodes } = this.database.schema;
    await writer.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId));
    await writer
      .insert(recoveryCodes)
      .values(codes.map((code) => ({ codeHash: recoveryHash(code), userId, createdAt: this.now() })));
  }

  /** The time step that a code of the app belongs to; null where it is none of around now. */
  private stepOf(userId: string, sealed: string, typed: string): number | null {
    const token = plain(typed);
    if (!/^\d{6}$/.test(token)) return null;
    const totp = totpOf(Secret.fromBase32(unseal(this.key, userId, sealed)));
    // The library compares in constant time.
    const delta = totp.validate({ token, timestamp: this.now(), window: WINDOW });
    return delta === null ? null : Math.floor(this.now() / 1000 / PERIOD_S) + delta;
  }
}

function totpOf(secret: Secret, label = ""): TOTP {
  return new TOTP({ issuer: ISSUER, label, secret, algorithm: ALGORITHM, digits: DIGITS, period: PERIOD_S });
}

function newCodes(): readonly string[] {
  return Array.from({ length: RECOVERY_CODES }, () => newRecoveryCode());
}
