/**
 * What the audit log has to say of each question of the matrix, written by hand from the duty (every sign-in, refusal, write, export, and every
 * reading of a patient's data by somebody else) and not from the code: a new route is in it unless it is named here.
 */
import { routeEntries, type RouteName } from "@physiocheck/contracts";
import { EXPECTED, type Cell } from "./expected.ts";

/** Readings of a physician that tell nothing of a patient. */
const NOBODYS_HEALTH: ReadonlySet<RouteName> = new Set<RouteName>([
  "getPicture",
  "getExercise",
  "listExerciseVersions",
  "getExerciseVersion",
  "getExerciseTake",
]);
/** Readings of many patients at once, in which nobody is named. */
const OF_MANY: ReadonlySet<RouteName> = new Set<RouteName>(["getCaseload", "listPatients", "listLive"]);
/** What an admin reads of people. */
const CONFIDENTIAL: ReadonlySet<RouteName> = new Set<RouteName>(["getCredential", "listVerifications"]);
/** Readings that are exports, whoever they are of. */
const EXPORTS: ReadonlySet<RouteName> = new Set<RouteName>([
  "exportMyData",
  "downloadMyCsv",
  "exportMyFhir",
  "exportAudit",
]);
/** What a running session sends all the time: what it wrote is in the session itself, by whom and when. */
const IN_THE_SESSION: ReadonlySet<RouteName> = new Set<RouteName>([
  "appendEvents",
  "postProgress",
  "putTraceChunk",
  "putRecordingChunk",
]);
/** Another token for the same sign-in: its reuse is written down, which identity.test.ts shows. */
const SAME_SIGN_IN: ReadonlySet<RouteName> = new Set<RouteName>(["refresh"]);
/** What the log calls it where that is not the route's name. */
const CALLED: Readonly<Partial<Record<RouteName, string>>> = {
  registerPatient: "register",
  registerPhysician: "register",
};

/** The lines of one question, as `action outcome`. */
export function expectedTrail(name: RouteName, { caller, expected }: Cell): readonly string[] {
  // Whoever is not signed in is nobody: the refusals of strangers are counted (metrics.test.ts), not listed.
  if (expected === 401) return [];
  if (expected !== "ok") return [`${name} refused`];
  return isDuty(name, caller) ? [`${CALLED[name] ?? name} ok`] : [];
}

function isDuty(name: RouteName, caller: Cell["caller"]): boolean {
  if (IN_THE_SESSION.has(name) || SAME_SIGN_IN.has(name)) return false;
  if (METHODS.get(name) !== "GET" || EXPORTS.has(name)) return true;
  if (CONFIDENTIAL.has(name)) return caller === "admin";
  if (!caller.endsWith("Physician")) return false;
  const rule = EXPECTED[name];
  const ofPatient = "A" in rule && rule.A.includes("subscribedPhysician") && !NOBODYS_HEALTH.has(name);
  return ofPatient || OF_MANY.has(name);
}

const METHODS = new Map(routeEntries().map(([name, { method }]) => [name, method]));
