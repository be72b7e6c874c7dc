import type { Role } from "@physiocheck/contracts";
import type { APIRequestContext } from "@playwright/test";

/** A page of the product, and how to get there: as whom, and where. */
export type Visit = {
  readonly name: string;
  /** Null for somebody who is not signed in. */
  readonly role: Role | null;
  /** The address; asked of the API where it holds an id. */
  readonly path: (api: APIRequestContext) => Promise<string> | string;
};

/** Every page there is; the accessibility tests and the screenshots walk through this list. */
export const VISITS: readonly Visit[] = [
  { name: "landing", role: null, path: () => "/" },
  { name: "sign-in", role: null, path: () => "/sign-in" },
  { name: "sign-up", role: null, path: () => "/sign-up" },
  { name: "sign-up-physician", role: null, path: () => "/sign-up/physician" },
  { name: "lab", role: null, path: () => "/lab" },
  { name: "not-found", role: null, path: () => "/there-is-no-such-page" },
  { name: "patient-today", role: "patient", path: () => "/today" },
  { name: "patient-history", role: "patient", path: () => "/history" },
  { name: "patient-physicians", role: "patient", path: () => "/physicians" },
  { name: "patient-clinic-tests", role: "patient", path: () => "/clinic-tests" },
  { name: "patient-clinic-test", role: "patient", path: () => "/clinic-tests/single-leg-stance?side=right" },
  { name: "patient-yoga", role: "patient", path: () => "/yoga" },
  { name: "patient-yoga-pose", role: "patient", path: () => "/yoga/warrior_2" },
  { name: "patient-settings", role: "patient", path: () => "/settings" },
  { name: "patient-session", role: "patient", path: firstSession },
  { name: "patient-results", role: "patient", path: firstResults },
  { name: "physician-people", role: "physician", path: () => "/people" },
  { name: "physician-person", role: "physician", path: firstPerson },
  {
    name: "physician-person-tests",
    role: "physician",
    path: async (api) => `${await firstPerson(api)}?tab=tests`,
  },
  { name: "physician-requests", role: "physician", path: () => "/requests" },
  { name: "physician-exercises", role: "physician", path: () => "/exercises" },
  { name: "physician-exercise", role: "physician", path: () => "/exercises/squat" },
  { name: "physician-create-exercise", role: "physician", path: () => "/exercises/squat/create" },
  { name: "physician-new-exercise", role: "physician", path: () => "/exercises/new" },
  { name: "physician-results", role: "physician", path: firstResults },
  { name: "physician-settings", role: "physician", path: () => "/settings" },
  { name: "admin-users", role: "admin", path: () => "/admin" },
  { name: "admin-exercises", role: "admin", path: () => "/exercises" },
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

async function firstPerson(api: APIRequestContext): Promise<string> {
  const { patients } = await get<{ patients: { id: string }[] }>(api, "/api/patients");
  return `/people/${first(patients, "patient").id}`;
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
