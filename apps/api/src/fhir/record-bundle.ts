import { FHIR_SYSTEMS, type Assignment, type ClinicResult, type Subscription } from "@physiocheck/contracts";
import { eq, inArray, type Database } from "@physiocheck/database";
import { ENGINE_VERSION } from "@physiocheck/motion";
import type {
  Bundle,
  CarePlan,
  Device,
  FhirResource,
  Observation,
  Patient,
  Practitioner,
  Provenance,
  Reference,
  ServiceRequest,
} from "fhir/r4";
import { assignmentsOf, clinicResultsOf, consentsOf, sessionsOf } from "../rights/person-data.ts";
import { instant } from "../time.ts";
import { VERSION } from "../version.ts";
import { category, own, quantity } from "./codes.ts";
import { entryOf, referenceTo, resourceId } from "./references.ts";
import { sessionResources } from "./session-resources.ts";

type Resource = FhirResource & { readonly id: string };

/**
 * A patient's record as a FHIR R4 collection: who they are, who treats them, what was planned, what was done, measured and
 * said, and with which version of the engine. @param now ms since 1970
 */
export async function recordBundle(database: Database, patientId: string, now: number): Promise<Bundle> {
  const { users } = database.schema;
  const [account] = await database.read
    .select({ name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, patientId));
  const consents = await consentsOf(database, patientId);
  const plan = await assignmentsOf(database, patientId);
  const patient = referenceTo("Patient", patientId);
  const device = deviceResource(patientId);
  const measuredBy = referenceTo("Device", device.id);
  const requests = plan.map((item) => serviceRequest(item, patient));
  const known = new Set(plan.map(({ id }) => id));

  const resources: Resource[] = [
    patientResource(patientId, account ?? { name: "", email: "" }),
    ...(await practitioners(database, consents, plan)),
    device,
    ...requests,
    ...carePlan(patientId, patient, plan),
  ];
  for await (const row of sessionsOf(database, patientId)) {
    const request =
      row.assignmentId !== null && known.has(row.assignmentId)
        ? referenceTo("ServiceRequest", row.assignmentId)
        : null;
    resources.push(...(sessionResources(row, { patient, device: measuredBy, request }) as Resource[]));
  }
  for (const result of await clinicResultsOf(database, patientId))
    resources.push(clinicTest(result, patient, measuredBy));
  resources.push(provenance(patientId, resources, measuredBy, now));
  return {
    resourceType: "Bundle",
    id: resourceId(patientId, `bundle/${now}`),
    type: "collection",
    timestamp: instant(now),
    entry: resources.map(entryOf),
  };
}

function patientResource(id: string, { name, email }: { name: string; email: string }): Patient & Resource {
  return {
    resourceType: "Patient",
    id,
    identifier: [{ system: FHIR_SYSTEMS.ids, value: id }],
    name: [{ text: name }],
    telecom: [{ system: "email", value: email }],
  };
}

/** Whoever stands in the record: those who were let in, and those who planned. */
async function practitioners(
  { read, schema: { users } }: Database,
  consents: readonly Subscription[],
  plan: readonly Assignment[],
): Promise<(Practitioner & Resource)[]> {
  const ids = [
    ...new Set([
      ...consents.map(({ physician }) => physician.id),
      ...plan.map(({ physician }) => physician.id),
    ]),
  ];
  if (ids.length === 0) return [];
  const rows = await read
    .select({
      id: users.id,
      name: users.name,
      licence: users.licenceNumber,
      specialisation: users.specialisation,
    })
    .from(users)
    .where(inArray(users.id, ids));
  return rows.map(({ id, name, licence, specialisation }) => ({
    resourceType: "Practitioner",
    id,
    identifier: [
      { system: FHIR_SYSTEMS.ids, value: id },
      ...(licence ? [{ system: FHIR_SYSTEMS.licence, value: licence }] : []),
    ],
    name: [{ text: name }],
    ...(specialisation && { qualification: [{ code: { text: specialisation } }] }),
  }));
}

function deviceResource(patientId: string): Device & Resource {
  return {
    resourceType: "Device",
    id: resourceId(patientId, `engine/${ENGINE_VERSION}`),
    deviceName: [{ name: "PhysioCheck motion engine", type: "user-friendly-name" }],
    version: [
      { type: own("engine-version", "Version of the motion engine"), value: ENGINE_VERSION },
      { type: own("software-version", "Version of PhysioCheck"), value: VERSION },
    ],
    type: own("markerless-motion-analysis", "Markerless motion analysis software"),
  };
}

function serviceRequest(item: Assignment, patient: Reference): ServiceRequest & Resource {
  const { exercise, dose } = item;
  const each = dose.reps === null ? `${dose.holdSeconds ?? 0} s held` : `${dose.reps} repetitions`;
  const side = dose.side === "both" ? "" : `, ${dose.side}`;
  return {
    resourceType: "ServiceRequest",
    id: item.id,
    status: item.endedAt === null ? "active" : "completed",
    intent: "order",
    category: [own("home-exercise", "Home exercise")],
    code: own(exercise.id, exercise.title ?? exercise.id),
    orderDetail: [{ text: `${dose.sets} sets of ${each}, ${dose.restSeconds} s rest${side}` }],
    subject: patient,
    authoredOn: item.createdAt,
    requester: referenceTo("Practitioner", item.physician.id),
    ...(item.note !== "" && { patientInstruction: item.note }),
  };
}

function carePlan(
  patientId: string,
  patient: Reference,
  plan: readonly Assignment[],
): (CarePlan & Resource)[] {
  const standing = plan.filter(({ endedAt }) => endedAt === null);
  const [first] = standing;
  if (!first) return [];
  return [
    {
      resourceType: "CarePlan",
      id: resourceId(patientId, "care-plan"),
      status: "active",
      intent: "plan",
      title: "Home exercise plan",
      subject: patient,
      period: { start: first.createdAt },
      activity: standing.map(({ id }) => ({ reference: referenceTo("ServiceRequest", id) })),
    },
  ];
}

function clinicTest(
  { id, at, result }: ClinicResult,
  patient: Reference,
  device: Reference,
): Observation & Resource {
  const side = result.side === null ? "" : `, ${result.side}`;
  return {
    resourceType: "Observation",
    id,
    status: "final",
    category: category("exam"),
    code: own(result.test, result.test.replaceAll("-", " ") + side),
    subject: patient,
    effectiveDateTime: at,
    valueQuantity: quantity(result.value, result.unit, result.plusMinus),
    device,
    ...(result.side !== null && { bodySite: { text: result.side } }),
  };
}

/** That our software put this together, and from what. */
function provenance(
  patientId: string,
  resources: readonly Resource[],
  device: Reference,
  now: number,
): Provenance & Resource {
  return {
    resourceType: "Provenance",
    id: resourceId(patientId, `provenance/${now}`),
    target: resources.map(({ resourceType, id }) => referenceTo(resourceType, id)),
    recorded: instant(now),
    agent: [
      {
        type: {
          coding: [
            {
              system: "http://terminology.hl7.org/CodeSystem/provenance-participant-type",
              code: "assembler",
              display: "Assembler",
            },
          ],
        },
        who: device,
      },
    ],
  };
}
