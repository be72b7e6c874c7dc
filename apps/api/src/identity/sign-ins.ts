import { affected, and, eq, inArray, isNull, ne, type Database, type Writer } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import type { SignedIn } from "../http/handlers.ts";
import { Refusal } from "../http/refusal.ts";
import type { Secrets } from "../secrets.ts";
import { Together } from "../together.ts";
import type { SecondFactors } from "./second-factors.ts";
import {
  newRefreshToken,
  refreshHash,
  signAccess,
  SIGN_IN_SECONDS,
  AccessTokens,
  successorOf,
  verifyAccess,
  type AccessClaims,
} from "./tokens.ts";

/** How long a refresh token that was used may come again: the answer got lost, or two tabs asked at once. */
const GRACE_MS = 10_000;
/** Longest name of a browser that is kept, characters. */
const LONGEST_DEVICE = 300;

/** Whoever signed in, before it is asked whether they have all that the clinic asks for. */
type Person = Omit<SignedIn, "secondFactorDue">;

export type Tokens = { readonly access: string; readonly refresh: string };

/**
 * Sign-ins: one a device, each a row that every request checks, so that signing out, disabling and revoking work at once.
 */
export class SignIns {
  private readonly database: Database;
  private readonly secrets: Secrets;
  private readonly secondFactors: SecondFactors;
  private readonly now: () => number;
  private readonly tokens: AccessTokens;
  private readonly looking: Together<AccessClaims, Person | null>;

  constructor(database: Database, secrets: Secrets, secondFactors: SecondFactors, now: () => number) {
    this.database = database;
    this.secrets = secrets;
    this.secondFactors = secondFactors;
    this.now = now;
    this.tokens = new AccessTokens(secrets.access);
    this.looking = new Together((claims) => this.findAll(claims), { most: 200, atOnce: 4, everyMs: 5 });
  }

  /**
   * Begins one, inside a transaction of the caller.
   * @param device what the browser calls itself
   */
  async begin(writer: Writer, userId: string, device: string | null = null): Promise<Tokens> {
    const { signIns, refreshTokens, users } = this.database.schema;
    const now = this.now();
    const signInId = uuidv7();
    const refresh = newRefreshToken();
    await writer.insert(signIns).values({
      id: signInId,
      userId,
      createdAt: now,
      expiresAt: now + SIGN_IN_SECONDS * 1000,
      seenAt: now,
      device: device?.slice(0, LONGEST_DEVICE) ?? null,
    });
    await writer.insert(refreshTokens).values({ tokenHash: refreshHash(refresh), signInId, createdAt: now });
    await writer.update(users).set({ lastSeenAt: now }).where(eq(users.id, userId));
    return { access: this.access(userId, signInId), refresh };
  }

  /** Who is behind an access token; null if it is none of ours, ran out, or its sign-in ended. */
  async authenticate(token: string): Promise<SignedIn | null> {
    const claims = this.tokens.verify(token, this.now());
    return claims && this.find(claims.signInId, claims.userId);
  }

  /** The person of a sign-in that still stands, as the database has it now. */
  async find(signInId: string, userId: string): Promise<SignedIn | null> {
    const person = await this.looking.do({ signInId, userId });
    return person && { ...person, secondFactorDue: await this.secondFactors.isDue(person) };
  }

  /** Those who ask at the same time share one query. */
  private async findAll(claims: readonly AccessClaims[]): Promise<(Person | null)[]> {
    const { signIns, users } = this.database.schema;
    const rows = await this.database.read
      .select({
        signInId: signIns.id,
        id: users.id,
        role: users.role,
        verification: users.verification,
        disabledAt: users.disabledAt,
        expiresAt: signIns.expiresAt,
      })
      .from(signIns)
      .innerJoin(users, eq(users.id, signIns.userId))
      .where(
        and(
          inArray(
            signIns.id,
            claims.map(({ signInId }) => signInId),
          ),
          isNull(signIns.endedAt),
        ),
      );
    const found = new Map(rows.map((row) => [row.signInId, row]));
    return claims.map(({ signInId, userId }) => {
      const row = found.get(signInId);
      if (!row || row.id !== userId || row.disabledAt !== null || row.expiresAt <= this.now()) return null;
      return { id: row.id, role: row.role, verification: row.verification, disabled: false, signInId };
    });
  }

  /**
   * New tokens for a refresh token. Used once, it gives its successor; again within the grace, while the successor was not
   * used, the same successor; otherwise somebody has a copy, and the whole family ends. Other devices live on.
   * @throws Refusal signed_out, refresh_reused
   */
  async refresh(token: string): Promise<{ readonly tokens: Tokens; readonly userId: string }> {
    const { signIns, refreshTokens, users } = this.database.schema;
    const now = this.now();
    const successor = successorOf(this.secrets.refresh, token);
    const outcome = await this.database.write(async (writer) => {
      const [used] = await this.database.forUpdate(
        writer
          .select()
          .from(refreshTokens)
          .where(eq(refreshTokens.tokenHash, refreshHash(token))),
      );
      if (!used) return "unknown";
      const [family] = await writer
        .select({
          userId: signIns.userId,
          endedAt: signIns.endedAt,
          expiresAt: signIns.expiresAt,
          disabledAt: users.disabledAt,
        })
        .from(signIns)
        .innerJoin(users, eq(users.id, signIns.userId))
        .where(eq(signIns.id, used.signInId));
      if (!family || family.endedAt !== null || family.expiresAt <= now || family.disabledAt !== null)
        return "unknown";
      if (used.usedAt === null) {
        await writer
          .update(refreshTokens)
          .set({ usedAt: now })
          .where(eq(refreshTokens.tokenHash, used.tokenHash));
        await writer
          .insert(refreshTokens)
          .values({ tokenHash: refreshHash(successor), signInId: used.signInId, createdAt: now });
        await writer.update(users).set({ lastSeenAt: now }).where(eq(users.id, family.userId));
        await writer.update(signIns).set({ seenAt: now }).where(eq(signIns.id, used.signInId));
        return { userId: family.userId, signInId: used.signInId };
      }
      const [next] = await writer
        .select()
        .from(refreshTokens)
        .where(eq(refreshTokens.tokenHash, refreshHash(successor)));
      if (now - used.usedAt <= GRACE_MS && next?.usedAt === null)
        return { userId: family.userId, signInId: used.signInId };
      await writer
        .update(signIns)
        .set({ endedAt: now, endReason: "reuse" })
        .where(eq(signIns.id, used.signInId));
      return "reused";
    });
    if (outcome === "unknown") throw new Refusal("signed_out", "Sign in again.");
    if (outcome === "reused")
      throw new Refusal(
        "refresh_reused",
        "This sign-in was used from two places and has ended. Sign in again.",
      );
    const { userId, signInId } = outcome;
    return { tokens: { access: this.access(userId, signInId), refresh: successor }, userId };
  }

  /** Ends the sign-in that a token of either kind belongs to. Any other text changes nothing. */
  async end(tokens: { readonly access: string | null; readonly refresh: string | null }): Promise<void> {
    const { refreshTokens } = this.database.schema;
    let signInId: string | null = null;
    if (tokens.refresh !== null) {
      const [row] = await this.database.read
        .select()
        .from(refreshTokens)
        .where(eq(refreshTokens.tokenHash, refreshHash(tokens.refresh)));
      signInId = row?.signInId ?? null;
    }
    if (signInId === null && tokens.access !== null)
      signInId = verifyAccess(this.secrets.access, tokens.access, this.now())?.signInId ?? null;
    if (signInId === null) return;
    const { signIns } = this.database.schema;
    await this.database.write(async (writer) => {
      await writer
        .update(signIns)
        .set({ endedAt: this.now(), endReason: "logout" })
        .where(and(eq(signIns.id, signInId), isNull(signIns.endedAt)));
    });
  }

  /** Ends all of a person's sign-ins, inside a transaction of the caller. @returns how many */
  endAll(writer: Writer, userId: string): Promise<number> {
    return this.endSome(writer, userId, "disabled");
  }

  /** Ends a person's sign-ins but one, or those named, inside a transaction of the caller. @returns how many */
  async endSome(
    writer: Writer,
    userId: string,
    reason: "disabled" | "elsewhere" | "password" | "second_factor",
    which: { readonly but?: string; readonly only?: readonly string[] } = {},
  ): Promise<number> {
    const { signIns } = this.database.schema;
    return affected(
      await writer
        .update(signIns)
        .set({ endedAt: this.now(), endReason: reason })
        .where(
          and(
            eq(signIns.userId, userId),
            isNull(signIns.endedAt),
            which.but === undefined ? undefined : ne(signIns.id, which.but),
            which.only && inArray(signIns.id, [...which.only]),
          ),
        ),
    );
  }

  private access(userId: string, signInId: string): string {
    return signAccess(this.secrets.access, { userId, signInId }, this.now());
  }
}
