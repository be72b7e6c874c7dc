import {
  clinicTestResultSchema,
  normPersonSchema,
  type ClinicResult,
  type NewClinicResult,
} from "@physiocheck/contracts";
import { and, desc, eq, isDuplicate } from "@physiocheck/database";
import { may } from "../access.ts";
import { isSubscribed, subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { instant } from "../time.ts";

type ClinicTestHandlers = Pick<
  Handlers,
  "storeClinicResult" | "listClinicResults" | "listPatientClinicResults"
>;

/** The newest results that a list holds. */
const MOST = 500;

/** Clinic tests: a patient stores their own results, and their physicians read them. */
export function clinicTestHandlers({ database, now }: Deps): ClinicTestHandlers {
  const { clinicResults } = database.schema;
  type Row = typeof clinicResults.$inferSelect;

  const toResult = ({ id, createdAt, source, person, result }: Row): ClinicResult => ({
    id,
    at: instant(createdAt),
    source,
    person: person === null ? null : normPersonSchema.parse(JSON.parse(person)),
    result: clinicTestResultSchema.parse(JSON.parse(result)),
  });

  /** What was stored under this id, if it was this. */
  const stored = async (viewer: SignedIn, { id, result }: NewClinicResult): Promise<ClinicResult | null> => {
    const [row] = await database.read.select().from(clinicResults).where(eq(clinicResults.id, id));
    if (!row) return null;
    if (row.patientId !== viewer.id) throw notFound();
    if (row.result !== JSON.stringify(result))
      throw new Refusal("conflict", "Another result was stored under this id.");
    return toResult(row);
  };

  return {
    async storeClinicResult({ viewer, body }) {
      const before = await stored(viewer, body);
      if (before) return before;
      const row: Row = {
        id: body.id,
        patientId: viewer.id,
        source: body.source,
        person: body.person && JSON.stringify(body.person),
        result: JSON.stringify(body.result),
        createdAt: now(),
      };
      try {
        await database.write(async (writer) => {
          await writer.insert(clinicResults).values(row);
        });
      } catch (error) {
        // The same call came twice at once, and the other was first.
        const other = isDuplicate(error) ? await stored(viewer, body) : null;
        if (other) return other;
        throw error;
      }
      return toResult(row);
    },

    async listClinicResults({ viewer }) {
      const rows = await database.read
        .select()
        .from(clinicResults)
        .where(eq(clinicResults.patientId, viewer.id))
        .orderBy(desc(clinicResults.createdAt), desc(clinicResults.id))
        .limit(MOST);
      return { results: rows.map(toResult) };
    },

    async listPatientClinicResults({ viewer, params: { patientId } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      const rows = await database.read
        .select()
        .from(clinicResults)
        .where(
          and(
            eq(clinicResults.patientId, patientId),
            subscribedTo(database.schema, viewer.id, clinicResults.patientId),
          ),
        )
        .orderBy(desc(clinicResults.createdAt), desc(clinicResults.id))
        .limit(MOST);
      return { results: rows.map(toResult) };
    },
  };
}
