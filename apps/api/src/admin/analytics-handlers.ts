import { ROLES } from "@physiocheck/contracts";
import { and, countAll, eq, gte, isNull, or, sql, type AnyColumn } from "@physiocheck/database";
import { ENGINE_VERSION } from "@physiocheck/motion";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { holding } from "../review/holding.ts";
import { VERSION } from "../version.ts";
import { addDays, dayIn, mondayOf } from "../calendar.ts";

const WEEKS = 12;
const DAYS = 30;
const DAY_MS = 86_400_000;

/** Figures of the whole clinic. Sums only: nobody's in particular. */
export function analyticsHandlers(deps: Deps): Pick<Handlers, "getAnalytics"> {
  const { database, now } = deps;
  const { read, schema } = database;
  const started = now();

  const sessionsSince = (since: number) =>
    read
      .select({
        patientId: schema.sessions.patientId,
        startedAt: schema.sessions.startedAt,
        repetitions: schema.sessions.repetitions,
        partial: schema.sessions.partial,
        reviewedRepetitions: schema.sessions.reviewedRepetitions,
        reviewedPartial: schema.sessions.reviewedPartial,
      })
      .from(schema.sessions)
      .where(gte(schema.sessions.startedAt, since));

  const plansSince = (since: number) =>
    read
      .select({
        patientId: schema.assignments.patientId,
        createdAt: schema.assignments.createdAt,
        endedAt: schema.assignments.endedAt,
      })
      .from(schema.assignments)
      .where(or(isNull(schema.assignments.endedAt), gte(schema.assignments.endedAt, since)));

  const peopleByRole = async () => {
    const rows = await read
      .select({
        role: schema.users.role,
        all: countAll,
        active: sql<number>`sum(case when ${schema.users.disabledAt} is null then 1 else 0 end)`.mapWith(
          Number,
        ),
      })
      .from(schema.users)
      .groupBy(schema.users.role);
    return ROLES.map((role) => {
      const row = rows.find((one) => one.role === role);
      const active = row?.active ?? 0;
      return { role, active, disabled: (row?.all ?? 0) - active };
    });
  };

  const total = (column: AnyColumn) => sql<number>`coalesce(sum(${column}), 0)`.mapWith(Number);

  const storage = async () => {
    const [[traces], [takes]] = await Promise.all([
      read.select({ bytes: total(schema.traceChunks.size) }).from(schema.traceChunks),
      read.select({ bytes: total(schema.exerciseTakes.size) }).from(schema.exerciseTakes),
    ]);
    const objects = new Map<string, number>();
    for await (const { key, size } of deps.objects.list("")) {
      const what = key.split("/")[0];
      objects.set(what, (objects.get(what) ?? 0) + size);
    }
    return [
      { what: "traces", bytes: traces.bytes },
      { what: "takes", bytes: takes.bytes },
      ...[...objects].map(([what, bytes]) => ({ what, bytes })),
    ];
  };

  return {
    async getAnalytics({ query: { zone } }) {
      const dayOf = dayIn(zone);
      const today = dayOf(now());
      const monday = mondayOf(today);
      // A day of margin: calendars differ by up to 14 hours from UTC.
      const since = Date.parse(addDays(monday, -7 * (WEEKS - 1))) - DAY_MS;
      const [sessions, plans, users, [{ pending }], [{ relations }], [{ auditLines }], stored, jobs] =
        await Promise.all([
          sessionsSince(since),
          plansSince(since),
          peopleByRole(),
          read
            .select({ pending: countAll })
            .from(schema.users)
            .where(and(eq(schema.users.verification, "pending"), isNull(schema.users.disabledAt))),
          read
            .select({ relations: countAll })
            .from(schema.subscriptions)
            .where(eq(schema.subscriptions.state, "approved")),
          read.select({ auditLines: countAll }).from(schema.auditLog),
          storage(),
          Promise.all(
            deps.jobs.queues().map(async (queue) => ({ queue, ...(await deps.jobs.counts(queue)) })),
          ),
        ]);

      const weeks = Array.from({ length: WEEKS }, (_, index) => {
        const from = addDays(monday, 7 * (index - WEEKS + 1));
        const last = addDays(from, 6);
        const within = (day: string): boolean => day >= from && day <= last;
        const active = new Set(
          sessions.filter(({ startedAt }) => within(dayOf(startedAt))).map(({ patientId }) => patientId),
        );
        const withPlan = new Set(
          plans
            .filter(
              ({ createdAt, endedAt }) =>
                dayOf(createdAt) <= last && (endedAt === null || dayOf(endedAt) >= from),
            )
            .map(({ patientId }) => patientId),
        );
        const did = [...withPlan].filter((patientId) => active.has(patientId)).length;
        return {
          from,
          activePatients: active.size,
          withPlan: withPlan.size,
          adherence: withPlan.size === 0 ? null : did / withPlan.size,
        };
      });

      const days = Array.from({ length: DAYS }, (_, index) => {
        const day = addDays(today, index - DAYS + 1);
        const ofDay = sessions.filter(({ startedAt }) => dayOf(startedAt) === day);
        return {
          day,
          sessions: ofDay.length,
          repetitions: ofDay.reduce((sum, session) => sum + holding(session).repetitions, 0),
        };
      });

      return {
        zone,
        users,
        pending,
        relations,
        weeks,
        days,
        storage: stored,
        jobs,
        auditLines,
        version: VERSION,
        engine: ENGINE_VERSION,
        database: database.engine,
        uptimeSeconds: Math.max(0, Math.round((now() - started) / 1000)),
      };
    },
  };
}
