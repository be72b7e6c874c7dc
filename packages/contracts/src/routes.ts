import type { RouteName } from "./addresses.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { authoringRoutes } from "./routes/authoring.ts";
import { careRoutes } from "./routes/care.ts";
import { clinicTestRoutes } from "./routes/clinic-tests.ts";
import { exerciseRoutes } from "./routes/exercises.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { systemRoutes } from "./routes/system.ts";
import type { Route } from "./route.ts";

/** Every endpoint there is, by name. Nothing is served that is not here; a test holds the server to it. */
export const ROUTES = {
  ...systemRoutes,
  ...accountRoutes,
  ...careRoutes,
  ...exerciseRoutes,
  ...authoringRoutes,
  ...sessionRoutes,
  ...clinicTestRoutes,
  ...suggestionRoutes,
} as const satisfies Record<RouteName, Route>;

export type Routes = typeof ROUTES;

/** The table as a list of [name, route]. */
export function routeEntries(): readonly (readonly [RouteName, Route])[] {
  return Object.entries(ROUTES) as [RouteName, Route][];
}
