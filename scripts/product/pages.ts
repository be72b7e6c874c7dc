import type { APIRequestContext } from "@playwright/test";
import type { Visitor } from "./sign-in.ts";

/** A page of the product, and how to get there: as whom, and where. */
export type Visit = {
  readonly name: string;
  /** Null for somebody who is not signed in. */
  readonly role: Visitor | null;
  /** The address; asked of the API where it holds an id. */
  readonly path: (api: APIRequestContext) => Promise<string> | string;
};

/** Every page there is; the accessibility tests and the screenshots walk through this list. */
export const VISITS: readonly Visit[] = [
  { name: "landing", role: null, path: () => "/" },
  { name: "sign-in", role: null, path: () => "/sign-in" },
  { name: "sign-up", role: null, path: () => "/sign-up" },
  { name: "sign-up-physician", role: null, path: () => "/sign-up/physician" },
  { name: "forgot-password", role: null, path: () => "/forgot-password" },
  { name: "reset-password", role: null, path: () => "/reset-password#token=of-an-e-mail" },
  { name: "lab", role: null, path: () => "/lab" },
  { name: "not-found", role: null, path: () => "/there-is-no-such-page" },
  { name: "patient-today", role: "patient", path: () => "/today" },
  { name: "patient-history", role: "patient", path: () => "/history" },
  { name: "patient-progress", role: "patient", path: () => "/history?tab=progress" },
  { name: "patient-goals", role: "patient", path: () => "/history?tab=goals" },
  { name: "patient-physicians", role: "patient", path: () => "/physicians" },
  { name: "patient-clinic-tests", role: "patient", path: () => "/clinic-tests" },
  { name: "patient-clinic-test", role: "patient", path: () => "/clinic-tests/single-leg-stance?side=right" },
  { name: "patient-posture", role: "patient", path: () => "/posture" },
  { name: "patient-posture-new", role: "patient", path: () => "/posture/new" },
  {
    name: "patient-posture-result",
    role: "patient",
    path: async (api) => `/posture/${(await postures(api))[0]}`,
  },
  {
    name: "patient-posture-change",
    role: "patient",
    path: async (api) => `/posture/${(await postures(api)).join("/changes-to/")}`,
  },
  { name: "patient-workouts", role: "patient", path: () => "/workouts" },
  { name: "patient-workout-statistics", role: "patient", path: () => "/workouts?tab=statistics" },
  { name: "patient-workout", role: "patient", path: firstWorkout },
  { name: "patient-yoga", role: "patient", path: () => "/yoga" },
  { name: "patient-yoga-pose", role: "patient", path: () => "/yoga/warrior_2" },
  { name: "patient-yoga-new-practice", role: "patient", path: () => "/yoga/practices/new?from=balance" },
  { name: "patient-yoga-practice", role: "patient", path: () => "/yoga/practices/wake_up/do" },
  { name: "patient-yoga-sessions", role: "patient", path: () => "/yoga/sessions" },
  { name: "patient-yoga-session", role: "patient", path: firstYogaSession },
  { name: "patient-notices", role: "patient", path: () => "/notices" },
  { name: "patient-privacy", role: "patient", path: () => "/privacy" },
  { name: "patient-report", role: "patient", path: () => "/report" },
  { name: "patient-settings", role: "patient", path: () => "/settings" },
  { name: "patient-plan", role: "patient", path: async (api) => `/plan/${await firstPlan(api)}` },
  { name: "patient-session", role: "patient", path: firstSession },
  { name: "patient-results", role: "patient", path: firstResults },
  { name: "pending", role: "pending", path: () => "/pending" },
  { name: "physician-live", role: "physician", path: () => "/live" },
  { name: "physician-people", role: "physician", path: () => "/people" },
  { name: "physician-person", role: "physician", path: firstPerson },
  {
    name: "physician-person-tests",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}?tab=tests`,
  },
  {
    name: "physician-person-posture",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}/posture`,
  },
  {
    name: "physician-person-workouts",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}/workouts`,
  },
  {
    name: "physician-person-progress",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}?tab=progress`,
  },
  {
    name: "physician-report",
    role: "physician",
    path: async (api) => (await firstPerson(api)).replace("/people/", "/report/"),
  },
  {
    name: "physician-person-plan",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}?tab=plan`,
  },
  { name: "physician-plans", role: "physician", path: () => "/plans" },
  {
    name: "physician-new-plan",
    role: "physician",
    path: async (api) => (await firstPerson(api)).replace("/people/", "/plans/new?patient="),
  },
  { name: "physician-plan", role: "physician", path: async (api) => `/plans/${await firstPlan(api)}` },
  { name: "physician-requests", role: "physician", path: () => "/requests" },
  { name: "physician-exercises", role: "physician", path: () => "/exercises" },
  { name: "physician-exercise", role: "physician", path: () => "/exercises/squat" },
  { name: "physician-create-exercise", role: "physician", path: () => "/exercises/squat/create" },
  { name: "physician-new-exercise", role: "physician", path: () => "/exercises/new" },
  { name: "physician-results", role: "physician", path: firstResults },
  { name: "physician-notices", role: "physician", path: () => "/notices" },
  { name: "physician-settings", role: "physician", path: () => "/settings" },
  { name: "admin-users", role: "admin", path: () => "/admin" },
  { name: "admin-verification", role: "admin", path: () => "/admin?tab=pending" },
  { name: "admin-relations", role: "admin", path: () => "/admin/relations" },
  { name: "admin-audit", role: "admin", path: () => "/admin/audit" },
  { name: "admin-figures", role: "admin", path: () => "/admin/figures" },
  { name: "admin-clinic", role: "admin", path: () => "/admin/clinic" },
  { name: "admin-exercises", role: "admin", path: () => "/exercises" },
  { name: "admin-notices", role: "admin", path: () => "/notices" },
  { name: "admin-settings", role: "admin", path: () => "/settings" },
];

async function firstSession(api: APIRequestContext): Promise<string> {
  const { items } = await get<{ items: { assignment: { id: string } }[] }>(api, "/api/today");
  return `/session/${first(items, "assignment").assignment.id}`;
}

async function firstResults(api: APIRequestContext): Promise<string> {
  const { sessions } = await get<{ sessions: { id: string; state: string }[] }>(api, "/api/sessions");
  const finished = sessions.filter(({ state }) => state === "complete");
  return `/results/${first(finished, "finished session").id}`;
}

async function firstYogaSession(api: APIRequestContext): Promise<string> {
  const { sessions } = await get<{ sessions: { id: string }[] }>(api, "/api/yoga/sessions");
  return `/yoga/sessions/${first(sessions, "yoga session").id}`;
}

async function firstPerson(api: APIRequestContext): Promise<string> {
  const { patients } = await get<{ patients: { id: string }[] }>(api, "/api/patients");
  return `/people/${first(patients, "patient").id}`;
}

async function firstPlan(api: APIRequestContext): Promise<string> {
  const { plans } = await get<{ plans: { id: string; state: string }[] }>(api, "/api/plans");
  const active = plans.filter(({ state }) => state === "active");
  return first(active, "plan").id;
}

async function firstWorkout(api: APIRequestContext): Promise<string> {
  const { workouts } = await get<{ workouts: { id: string }[] }>(api, "/api/workouts");
  return `/workouts/${first(workouts, "workout").id}`;
}

/** The newest two. */
async function postures(api: APIRequestContext): Promise<readonly string[]> {
  const { analyses } = await get<{ analyses: { id: string }[] }>(api, "/api/posture");
  first(analyses, "posture analysis");
  return analyses.slice(0, 2).map(({ id }) => id);
}

function first<Item>(items: readonly Item[], what: string): Item {
  const [item] = items;
  if (item === undefined) throw new Error(`the demo clinic has no ${what} to visit`);
  return item;
}

/** What the API answers to whoever is signed in. */
export async function get<Answer>(api: APIRequestContext, path: string): Promise<Answer> {
  const answer = await api.get(path);
  if (!answer.ok()) throw new Error(`GET ${path} answered ${answer.status()}`);
  return (await answer.json()) as Answer;
}
