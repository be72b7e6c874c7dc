import { getTableColumns, getTableName } from "drizzle-orm";
import { uuidv7 } from "uuidv7";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  affected,
  and,
  asc,
  countAll,
  type Database,
  eq,
  isDuplicate,
  isNull,
  openDatabase,
  sql,
} from "../src/index.ts";
import { STEPS } from "../src/migrations.ts";
import { createTestDatabase, ENGINES, type TestDatabase } from "./engines.ts";

const USER = {
  role: "patient" as const,
  name: "Ana",
  searchText: "ana",
  passwordHash: "x",
  createdAt: 1_769_850_000_123,
};

describe.each(ENGINES)("$name", ({ engine, skip }) => {
  describe.skipIf(skip)("conformance", () => {
    let place: TestDatabase;
    let database: Database;

    beforeAll(async () => {
      place = await createTestDatabase(engine);
      database = await openDatabase(place.url);
    });
    afterAll(async () => {
      await database.close();
      await place.drop();
    });

    const addUser = async (email: string, more: Partial<typeof USER> = {}): Promise<string> => {
      const id = uuidv7();
      await database.write(async (writer) => {
        await writer.insert(database.schema.users).values({ ...USER, ...more, id, email });
      });
      return id;
    };

    test("migrates once, even when several servers start together", async () => {
      expect(await database.migrated()).toBe(false);
      const others = await Promise.all([1, 2, 3].map(() => openDatabase(place.url)));
      const applied = await Promise.all([database, ...others].map((each) => each.migrate()));
      expect(applied.flat().toSorted()).toEqual(STEPS.map(({ name }) => name));
      expect(await database.migrated()).toBe(true);
      expect(await database.migrate()).toEqual([]);
      await Promise.all(others.map((each) => each.close()));
    });

    test("the tables are what the schema says: every column, and whether it may be empty", async () => {
      for (const table of Object.values(database.schema)) {
        const rows = await columnsOf(database, getTableName(table));
        const declared = Object.values(getTableColumns(table)).map(({ name, notNull }) => ({
          name,
          notNull,
        }));
        const byName = (a: { name: string }, b: { name: string }): number => (a.name < b.name ? -1 : 1);
        expect({ table: getTableName(table), columns: rows.toSorted(byName) }).toEqual({
          table: getTableName(table),
          columns: declared.toSorted(byName),
        });
      }
    });

    test("keeps text, large numbers, fractions and bytes as they are", async () => {
      const { users, traceChunks, sessions } = database.schema;
      const id = await addUser("unicode@x.test", {
        name: "Zoë 🦵 \\ ' \" % _ \u0000null".replace("\u0000", ""),
      });
      const [user] = await database.read.select().from(users).where(eq(users.id, id));
      expect(user).toMatchObject({
        name: "Zoë 🦵 \\ ' \" % _ null",
        createdAt: 1_769_850_000_123,
        disabledAt: null,
      });

      const data = Buffer.from(Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256));
      await database.write(async (writer) => {
        await writer
          .insert(traceChunks)
          .values({ sessionId: id, chunk: 0, sha256: "a".repeat(64), size: data.length, data });
      });
      const [chunk] = await database.read.select().from(traceChunks).where(eq(traceChunks.sessionId, id));
      expect(Buffer.compare(chunk.data, data)).toBe(0);

      await database.write(async (writer) => {
        await writer.insert(sessions).values({
          id,
          patientId: id,
          exerciseId: "squat",
          definition: "{}",
          dose: "{}",
          startedAt: 1,
          contiguous: -1,
          chain: "0",
          repetitions: 0,
          partial: 0,
          holdSeconds: 0.1 + 0.2,
          setsDone: 0,
          durationMs: 1234.5678,
        });
      });
      const [session] = await database.read.select().from(sessions).where(eq(sessions.id, id));
      expect([session.holdSeconds, session.durationMs]).toEqual([0.1 + 0.2, 1234.5678]);
    });

    test("text is compared byte for byte", async () => {
      const { users } = database.schema;
      await addUser("case@x.test", { name: "Case" });
      const found = await database.read.select().from(users).where(eq(users.name, "case"));
      expect(found).toEqual([]);
    });

    test("a taken unique key is told from other errors", async () => {
      await addUser("twice@x.test");
      const error: unknown = await addUser("twice@x.test").catch((caught: unknown) => caught);
      expect(isDuplicate(error)).toBe(true);
      const other: unknown = await database
        .write(async () => Promise.reject(new Error("else")))
        .catch((caught: unknown) => caught);
      expect(isDuplicate(other)).toBe(false);
    });

    test("empty unique keys do not clash, full ones do", async () => {
      const { subscriptions } = database.schema;
      const add = (openKey: string | null): Promise<void> =>
        database.write(async (writer) => {
          await writer.insert(subscriptions).values({
            id: uuidv7(),
            patientId: "p",
            physicianId: "d",
            state: "requested",
            openKey,
            requestedAt: 1,
          });
        });
      await add(null);
      await add(null);
      await add("p:d");
      await expect(add("p:d")).rejects.toSatisfy(isDuplicate);
    });

    test("upsert inserts, then changes only what it names", async () => {
      const { loginFailures } = database.schema;
      const put = (failures: number, blockedUntil: number): Promise<void> =>
        database.write((writer) =>
          database.upsert(
            writer,
            loginFailures,
            { subject: "s", failures, blockedUntil, updatedAt: 1 },
            loginFailures.subject,
            { failures },
          ),
        );
      await put(1, 10);
      await put(2, 20);
      const rows = await database.read.select().from(loginFailures);
      expect(rows).toEqual([{ subject: "s", failures: 2, blockedUntil: 10, updatedAt: 1 }]);
    });

    test("affected counts matched rows, changed or not", async () => {
      const { users } = database.schema;
      const id = await addUser("affected@x.test");
      const touch = (where: string): Promise<number> =>
        database.write(async (writer) =>
          affected(await writer.update(users).set({ name: "Ana" }).where(eq(users.id, where))),
        );
      expect(await touch(id)).toBe(1);
      expect(await touch("nobody")).toBe(0);
      expect(
        await database.write(async (writer) =>
          affected(await writer.delete(users).where(and(eq(users.id, id), isNull(users.disabledAt)))),
        ),
      ).toBe(1);
    });

    test("a failed transaction leaves nothing, and the next one is not held up", async () => {
      const { users } = database.schema;
      await expect(
        database.write(async (writer) => {
          await writer.insert(users).values({ ...USER, id: uuidv7(), email: "gone@x.test" });
          throw new Error("changed my mind");
        }),
      ).rejects.toThrow("changed my mind");
      const found = await database.read.select().from(users).where(eq(users.email, "gone@x.test"));
      expect(found).toEqual([]);
      await addUser("next@x.test");
    });

    test("read, add one, write back: a hundred at once lose none", async () => {
      const { loginFailures } = database.schema;
      await database.write(async (writer) => {
        await writer
          .insert(loginFailures)
          .values({ subject: "counter", failures: 0, blockedUntil: 0, updatedAt: 0 });
      });
      const others = await Promise.all([1, 2].map(() => openDatabase(place.url)));
      const servers = [database, ...others];
      const add = (each: Database): Promise<void> =>
        each.write(async (writer) => {
          const table = each.schema.loginFailures;
          const [row] = await each.forUpdate(writer.select().from(table).where(eq(table.subject, "counter")));
          await writer
            .update(table)
            .set({ failures: row.failures + 1 })
            .where(eq(table.subject, "counter"));
        });
      await Promise.all(Array.from({ length: 100 }, (_, i) => add(servers[i % servers.length])));
      const [row] = await database.read
        .select()
        .from(loginFailures)
        .where(eq(loginFailures.subject, "counter"));
      expect(row.failures).toBe(100);
      await Promise.all(others.map((each) => each.close()));
    });

    test("reading goes on while a transaction is open, and does not see it", async () => {
      const { users } = database.schema;
      await database.write(async (writer) => {
        await writer.insert(users).values({ ...USER, id: uuidv7(), email: "open@x.test" });
        const outside = await database.read.select().from(users).where(eq(users.email, "open@x.test"));
        expect(outside).toEqual([]);
      });
      const after = await database.read.select().from(users).where(eq(users.email, "open@x.test"));
      expect(after).toHaveLength(1);
    });

    test("counts are numbers, joins need no LATERAL, LIKE takes an escape", async () => {
      const { users, subscriptions } = database.schema;
      const patient = await addUser("join@x.test", { searchText: "100%_sure" });
      await database.write(async (writer) => {
        await writer.insert(subscriptions).values({
          id: uuidv7(),
          patientId: patient,
          physicianId: patient,
          state: "approved",
          requestedAt: 5,
        });
      });
      const rows = await database.read
        .select({ id: users.id, subscriptions: countAll })
        .from(users)
        .innerJoin(subscriptions, eq(subscriptions.patientId, users.id))
        .where(sql`${users.searchText} like ${"100!%!_%"} escape '!'`)
        .groupBy(users.id)
        .orderBy(asc(users.id));
      expect(rows).toEqual([{ id: patient, subscriptions: 1 }]);
    });
  });
});

async function columnsOf(database: Database, table: string): Promise<{ name: string; notNull: boolean }[]> {
  if (database.engine === "mysql") {
    const rows = await database.read
      .select({
        name: sql<string>`column_name`,
        notNull: sql<boolean>`is_nullable = 'NO'`.mapWith(Boolean),
      })
      .from(sql`information_schema.columns`)
      .where(sql`table_schema = database() and table_name = ${table}`);
    return rows;
  }
  const rows = await database.read
    .select({ name: sql<string>`name`, notNull: sql<boolean>`"notnull" = 1`.mapWith(Boolean) })
    .from(sql`pragma_table_info(${table})`);
  return rows;
}
