import type { RouteName } from "./addresses.ts";
import { accountRoutes } from "./routes/accounts.ts";
import { adminRoutes } from "./routes/admin.ts";
import { authoringRoutes } from "./routes/authoring.ts";
import { careRoutes } from "./routes/care.ts";
import { clinicTestRoutes } from "./routes/clinic-tests.ts";
import { exerciseRoutes } from "./routes/exercises.ts";
import { planRoutes } from "./routes/plans.ts";
import { reviewRoutes } from "./routes/review.ts";
import { firstStepRoutes } from "./routes/first-steps.ts";
import { fhirRoutes } from "./routes/fhir.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { postureRoutes } from "./routes/posture.ts";
import { recordingRoutes } from "./routes/recordings.ts";
import { rightsRoutes } from "./routes/rights.ts";
import { secondFactorRoutes } from "./routes/second-factor.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { suggestionRoutes } from "./routes/suggestions.ts";
import { systemRoutes } from "./routes/system.ts";
import { yogaRoutes } from "./routes/yoga.ts";
import { workoutRoutes } from "./routes/workouts.ts";
import type { Route } from "./route.ts";

/** Every endpoint there is, by name. Nothing is served that is not here; a test holds the server to it. */
export const ROUTES = {
  ...systemRoutes,
  ...accountRoutes,
  ...secondFactorRoutes,
  ...adminRoutes,
  ...careRoutes,
  ...planRoutes,
  ...exerciseRoutes,
  ...authoringRoutes,
  ...sessionRoutes,
  ...reviewRoutes,
  ...clinicTestRoutes,
  ...suggestionRoutes,
  ...recordingRoutes,
  ...postureRoutes,
  ...yogaRoutes,
  ...workoutRoutes,
  ...rightsRoutes,
  ...noticeRoutes,
  ...firstStepRoutes,
  ...fhirRoutes,
} as const satisfies Record<RouteName, Route>;

export type Routes = typeof ROUTES;

/** The table as a list of [name, route]. */
export function routeEntries(): readonly (readonly [RouteName, Route])[] {
  return Object.entries(ROUTES) as [RouteName, Route][];
}
