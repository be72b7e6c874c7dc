import type { Deps } from "../deps.ts";
import { analyticsHandlers } from "./analytics-handlers.ts";
import { auditHandlers } from "./audit-handlers.ts";
import { relationHandlers } from "./relation-handlers.ts";
import { settingsHandlers } from "./settings-handlers.ts";
import { userHandlers } from "./user-handlers.ts";
import { verificationHandlers } from "./verification-handlers.ts";

/** Everything that admins do, and what physicians do to be admitted. */
export function adminHandlers(deps: Deps) {
  return {
    ...verificationHandlers(deps),
    ...userHandlers(deps),
    ...relationHandlers(deps),
    ...auditHandlers(deps),
    ...analyticsHandlers(deps),
    ...settingsHandlers(deps),
  };
}
