import { expect, test } from "vitest";
import { migrate, MigrationError, type Applied, type Migrator } from "../src/migrate.ts";
import { ddlFor, STEPS, type Step } from "../src/migrations.ts";

/** An engine that only remembers. */
function memory(): Migrator & { readonly records: Applied[]; readonly statements: string[] } {
  const records: Applied[] = [];
  const statements: string[] = [];
  return {
    engine: "libsql",
    records,
    statements,
    locked: (work) => work(),
    applied: async () => records,
    apply: async (ddl, record) => {
      statements.push(ddl);
      records.push(record);
    },
  };
}

const A: Step = { name: "2026-01-01-01 a", ddl: "CREATE TABLE a (id {id})" };
const B: Step = { name: "2026-01-02-01 b", ddl: "CREATE TABLE b (id {id})" };
const BETWEEN: Step = { name: "2026-01-01-02 between", ddl: "CREATE TABLE c (id {id})" };

test("applies what is new, in order, once", async () => {
  const engine = memory();
  expect(await migrate(engine, [A])).toEqual([A.name]);
  expect(await migrate(engine, [A, B])).toEqual([B.name]);
  expect(await migrate(engine, [A, B])).toEqual([]);
  expect(engine.statements).toEqual(["CREATE TABLE a (id TEXT)", "CREATE TABLE b (id TEXT)"]);
});

test("refuses a step slipped in before an applied one, instead of skipping it silently", async () => {
  const engine = memory();
  await migrate(engine, [A, B]);
  await expect(migrate(engine, [A, BETWEEN, B])).rejects.toThrow(MigrationError);
  expect(engine.statements).toHaveLength(2);
});

test("refuses steps out of the order of their dates", async () => {
  await expect(migrate(memory(), [B, A])).rejects.toThrow("dated before it");
});

test("refuses a step that was edited after it was applied, but not one laid out anew", async () => {
  const engine = memory();
  await migrate(engine, [A]);
  await expect(migrate(engine, [{ ...A, ddl: "CREATE TABLE a (id {line})" }])).resolves.toEqual([]);
  await expect(migrate(engine, [{ ...A, ddl: "CREATE TABLE a (id {whole})" }])).rejects.toThrow(
    "changed after it was applied",
  );
  await expect(migrate(engine, [{ ...A, ddl: "CREATE TABLE a\n  (id {id})" }])).resolves.toEqual([]);
});

test("an older release runs on a newer database", async () => {
  const engine = memory();
  await migrate(engine, [A, B]);
  await expect(migrate(engine, [A])).resolves.toEqual([]);
});

test("every published step is one statement with known types, and does no harm when it runs twice", () => {
  for (const step of STEPS)
    for (const engine of ["mysql", "libsql"] as const) {
      const ddl = ddlFor(engine, step);
      expect(ddl).not.toMatch(/[{};]/);
      expect(ddl).toMatch(
        /^(?:CREATE TABLE|CREATE (?:UNIQUE )?INDEX|ALTER TABLE \w+ ADD|INSERT INTO \w+ .*\bWHERE NOT EXISTS) /s,
      );
    }
});
