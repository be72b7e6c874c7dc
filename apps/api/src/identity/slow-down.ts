import { createHmac, type KeyObject } from "node:crypto";
import { eq, sql, type Database, type Writer } from "@physiocheck/database";
import { Refusal } from "../http/refusal.ts";

const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 1000;
const LONGEST_WAIT_MS = 15 * 60_000;

/**
 * Slows guessing down, per account and per address: five failures are free, then each doubles the wait from a second to
 * fifteen minutes. Never for ever, and forgotten after as long a quiet. Accounts that do not exist are counted alike.
 */
export class SlowDown {
  private readonly database: Database;
  private readonly key: KeyObject;
  private readonly now: () => number;

  constructor(database: Database, key: KeyObject, now: () => number) {
    this.database = database;
    this.key = key;
    this.now = now;
  }

  /**
   * Lets an attempt begin. The account's failure is counted before the password is looked at: attempts made at the same
   * moment cannot slip by together.
   * @throws Refusal slow_down while a wait is on
   */
  async begin(email: string, address: string): Promise<void> {
    const { loginFailures } = this.database.schema;
    const now = this.now();
    const account = this.subject("account", email);
    const waitMs = await this.database.write(async (writer) => {
      const [place] = await writer
        .select()
        .from(loginFailures)
        .where(eq(loginFailures.subject, this.subject("address", address)));
      if (place && place.blockedUntil > now) return place.blockedUntil - now;
      return this.count(writer, account);
    });
    if (waitMs > 0)
      throw new Refusal("slow_down", "Too many attempts. Wait a moment.", {
        retryAfterSeconds: Math.ceil(waitMs / 1000),
      });
  }

  /** The password was wrong: the address is counted too. */
  async failed(address: string): Promise<void> {
    await this.database.write((writer) => this.count(writer, this.subject("address", address)));
  }

  /** The attempt was no failure and no success: half of a sign-in. What was counted for it is taken back, and nothing more. */
  async undo(email: string): Promise<void> {
    const { loginFailures } = this.database.schema;
    await this.database.write(async (writer) => {
      await writer
        .update(loginFailures)
        .set({ failures: sql`${loginFailures.failures} - 1`, blockedUntil: 0 })
        .where(eq(loginFailures.subject, this.subject("account", email)));
    });
  }

  /** The password was right: the account starts anew. The address keeps its failures, which were others' accounts. */
  async succeeded(email: string): Promise<void> {
    const { loginFailures } = this.database.schema;
    await this.database.write(async (writer) => {
      await writer.delete(loginFailures).where(eq(loginFailures.subject, this.subject("account", email)));
    });
  }

  /** Counts a failure unless a wait is on. @returns ms to wait, 0 for none */
  private async count(writer: Writer, subject: string): Promise<number> {
    const { loginFailures } = this.database.schema;
    const now = this.now();
    // A row that is not there cannot be locked: of attempts made at once each would count itself as the first.
    const none = { subject, failures: 0, blockedUntil: 0, updatedAt: now };
    await this.database.upsert(writer, loginFailures, none, loginFailures.subject, { subject });
    const [row] = await this.database.forUpdate(
      writer.select().from(loginFailures).where(eq(loginFailures.subject, subject)),
    );
    if (row && row.blockedUntil > now) return row.blockedUntil - now;
    const failures = row && now - row.updatedAt <= LONGEST_WAIT_MS ? row.failures + 1 : 1;
    const next = { failures, blockedUntil: now + waitAfter(failures), updatedAt: now };
    await this.database.upsert(writer, loginFailures, { subject, ...next }, loginFailures.subject, next);
    return 0;
  }

  /** Neither addresses nor accounts can be read from the table. */
  private subject(kind: "account" | "address", value: string): string {
    return createHmac("sha256", this.key).update(`${kind}:${value}`).digest("hex");
  }
}

function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}
