import { EXERCISES } from "@physiocheck/motion";
import fc from "fast-check";
import { expect, test } from "vitest";
import { routeUrl } from "../src/client.ts";
import {
  ADDRESSES,
  CALLERS,
  canonicalJson,
  doseSchema,
  emailSchema,
  EMPTY_CHAIN,
  exerciseDefinitionSchema,
  newExerciseSchema,
  nextChain,
  routeEntries,
  ROUTES,
  sessionEventSchema,
  uuidSchema,
} from "../src/index.ts";

const PAUSED = {
  id: "019a0000-0000-7000-8000-000000000001",
  seq: 3,
  t: 12.5,
  at: "2026-03-01T09:00:00.000Z",
  kind: "paused",
  payload: { reason: "asked" },
};

test("every address has its route, and no two routes are found at the same place", () => {
  expect(Object.keys(ROUTES).toSorted()).toEqual(Object.keys(ADDRESSES).toSorted());
  const places = routeEntries().map(([, { method, path }]) => `${method} ${path}`);
  expect(new Set(places).size).toBe(places.length);
});

test("every parameter of a path is declared, and nothing else is", () => {
  for (const [name, route] of routeEntries()) {
    const inPath = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => parameter);
    const shape = (route.params as { shape?: Record<string, unknown> } | undefined)?.shape ?? {};
    expect({ name, declared: Object.keys(shape).toSorted() }).toEqual({ name, declared: inPath.toSorted() });
  }
});

test("whoever may call is named, and an object is one of those the access rules know", () => {
  for (const [, { who, object }] of routeEntries()) {
    const named = who === "anyone" ? [] : who;
    expect(CALLERS).toEqual(expect.arrayContaining([...named]));
    expect([
      "none",
      "self",
      "user",
      "patient",
      "exercise",
      "assignment",
      "subscription",
      "session",
      "plan",
      "goal",
      "yoga",
      "posture",
      "workout",
      "credential",
    ]).toContain(object);
  }
});

test.each(EXERCISES.map((exercise) => [exercise.id, exercise] as const))(
  "the library's %s is a valid definition",
  (_, exercise) => {
    expect(exerciseDefinitionSchema.safeParse(exercise).error?.issues ?? []).toEqual([]);
  },
);

test.each([
  ["a movement without a peak", { templates: { start: { knee_flexion: 8 }, peak: {} } }, "templates.peak"],
  [
    "a movement that does not move",
    { templates: { start: { knee_flexion: 8 }, peak: { knee_flexion: 8 } } },
    "templates.peak",
  ],
  ["partial deeper than counted", { depth: { counted: 0.5, partial: 0.6 } }, "depth.partial"],
  ["times out of order", { timing: { minRep: 3, maxRep: 2, typicalRep: 1 } }, "timing"],
  ["a hold without tolerance", { counting: "hold" }, "hold"],
  ["an identity of its own", { id: "mine" }, ""],
  ["a version of its own", { version: 9 }, ""],
] as const)("a new exercise with %s is refused", (_, change, path) => {
  const [squat] = EXERCISES;
  const { id: _id, version: _version, ...rest } = squat;
  const base = { ...rest, title: "Mine", primary: [{ movement: "knee_flexion", weight: 1 }] };
  expect(newExerciseSchema.safeParse(base).success).toBe(true);
  const result = newExerciseSchema.safeParse({ ...base, ...change });
  expect(result.error?.issues.map((issue) => issue.path.join("."))).toContain(path);
});

test("a dose has repetitions or seconds, never both or neither", () => {
  const dose = { sets: 1, restSeconds: 0, side: "both" };
  const accepts = (reps: number | null, holdSeconds: number | null): boolean =>
    doseSchema.safeParse({ ...dose, reps, holdSeconds }).success;
  expect([accepts(8, null), accepts(null, 20), accepts(8, 20), accepts(null, null)]).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test("an event is what its kind says, and nothing more", () => {
  const accepts = (event: object): boolean => sessionEventSchema.safeParse(event).success;
  expect(accepts(PAUSED)).toBe(true);
  expect(accepts({ ...PAUSED, seq: -1 })).toBe(false);
  expect(accepts({ ...PAUSED, t: Number.NaN })).toBe(false);
  expect(accepts({ ...PAUSED, kind: "resumed" })).toBe(false);
  expect(accepts({ ...PAUSED, kind: "progress" })).toBe(false);
  expect(accepts({ ...PAUSED, patientId: PAUSED.id })).toBe(false);
  expect(accepts({ ...PAUSED, payload: { reason: "asked", extra: 1 } })).toBe(false);
});

test("only lower-case version 7 identifiers are taken", () => {
  expect(uuidSchema.safeParse(PAUSED.id).success).toBe(true);
  for (const id of [PAUSED.id.toUpperCase(), "019a0000-0000-4000-8000-000000000001", "1", ""])
    expect(uuidSchema.safeParse(id).success).toBe(false);
});

test("addresses are trimmed and lower-cased", () => {
  expect(emailSchema.parse("  Ana.Lopez@Example.ORG ")).toBe("ana.lopez@example.org");
});

test("the canonical form survives a round trip and any order of keys", () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
      expect(canonicalJson(shuffled(value))).toBe(text);
    }),
  );
});

function shuffled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shuffled);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member)]),
  );
}

test("the chain depends on every event, its content and its order", async () => {
  const first = sessionEventSchema.parse(PAUSED);
  const second = sessionEventSchema.parse({ ...PAUSED, seq: 4, kind: "resumed", payload: {} });
  const chain = async (...events: (typeof first)[]): Promise<string> => {
    let hash = EMPTY_CHAIN;
    for (const event of events) hash = await nextChain(hash, event);
    return hash;
  };
  const all = await Promise.all([
    chain(),
    chain(first),
    chain(first, second),
    chain(second, first),
    chain({ ...first, t: 12.6 }, second),
  ]);
  expect(new Set(all).size).toBe(all.length);
  expect(await chain(first, second)).toBe(await chain({ ...first }, { ...second }));
});

test("addresses of routes are filled in and escaped", () => {
  expect(routeUrl(ROUTES.getTraceChunk, { params: { sessionId: "a/b", chunk: 3 } })).toBe(
    "/api/sessions/a%2Fb/trace/3",
  );
  expect(routeUrl(ROUTES.listUsers, { query: { search: "a&b", role: undefined, limit: 5 } })).toBe(
    "/api/users?search=a%26b&limit=5",
  );
  expect(() => routeUrl(ROUTES.getSession)).toThrow("sessionId");
});
