import type { Me, User } from "@physiocheck/contracts";
import {
  and,
  countAll,
  desc,
  eq,
  isNotNull,
  isNull,
  sql,
  type Database,
  type Schema,
  type Writer,
} from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { instant, instantOrNull } from "../time.ts";

export type UserRow = Schema["users"]["$inferSelect"];

export type NewAccount = {
  readonly role: UserRow["role"];
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
  readonly createdAt: number;
  readonly physician?: {
    readonly licenceNumber: string;
    readonly specialisation: string;
    readonly verification: NonNullable<UserRow["verification"]>;
  };
};

/** Adds an account. Throws what `isDuplicate` knows where the address is taken. @returns its id */
export async function insertAccount(
  { schema }: Database,
  writer: Writer,
  { physician, ...account }: NewAccount,
): Promise<string> {
  const id = uuidv7();
  await writer
    .insert(schema.users)
    .values({ ...account, ...physician, id, searchText: `${account.name}\n${account.email}`.toLowerCase() });
  return id;
}

export async function findAccount({ read, schema }: Database, id: string): Promise<UserRow | null> {
  const [row] = await read.select().from(schema.users).where(eq(schema.users.id, id));
  return row ?? null;
}

export async function findAccountByEmail({ read, schema }: Database, email: string): Promise<UserRow | null> {
  const [row] = await read.select().from(schema.users).where(eq(schema.users.email, email));
  return row ?? null;
}

/** A page of accounts, newest first, and how many there are in all. */
export async function searchAccounts(
  { read, schema }: Database,
  query: {
    readonly search?: string | undefined;
    readonly role?: UserRow["role"] | undefined;
    readonly verification?: NonNullable<UserRow["verification"]> | undefined;
    readonly state?: "active" | "disabled" | undefined;
    readonly limit: number;
    readonly offset: number;
  },
): Promise<{ users: User[]; total: number }> {
  const { users } = schema;
  const where = and(
    query.role && eq(users.role, query.role),
    query.verification && eq(users.verification, query.verification),
    query.state && (query.state === "active" ? isNull(users.disabledAt) : isNotNull(users.disabledAt)),
    query.search ? contains(users.searchText, query.search) : undefined,
  );
  const rows = await read
    .select()
    .from(users)
    .where(where)
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(query.limit)
    .offset(query.offset);
  const [{ total }] = await read.select({ total: countAll }).from(users).where(where);
  return { users: rows.map(toUser), total };
}

/** Whether a lower-cased column holds a text, letter for letter. */
export function contains(column: Schema["users"]["searchText"], text: string) {
  const escaped = text.toLowerCase().replaceAll(/[!%_]/g, "!$&");
  return sql`${column} like ${`%${escaped}%`} escape '!'`;
}

function physicianOf(row: UserRow): Me["physician"] {
  if (row.role !== "physician" || row.verification === null) return null;
  return {
    licenceNumber: row.licenceNumber ?? "",
    specialisation: row.specialisation ?? "",
    verification: row.verification,
    rejectionReason: row.rejectionReason,
  };
}

/** @param secondFactorDue what SecondFactors.isDue says of them */
export function toMe(row: UserRow, secondFactorDue = false): Me {
  const { id, role, email, name } = row;
  // The name of the picture stands in the address, so that a new one is not taken from a cache.
  const picture = row.pictureId === null ? null : `/api/users/${id}/picture?v=${row.pictureId}`;
  return {
    id,
    role,
    email,
    name,
    picture,
    physician: physicianOf(row),
    createdAt: instant(row.createdAt),
    secondFactorDue,
  };
}

export function toUser(row: UserRow): User {
  return { ...toMe(row), disabled: row.disabledAt !== null, lastSeenAt: instantOrNull(row.lastSeenAt) };
}
