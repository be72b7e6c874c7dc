import { ADDRESSES } from "../addresses.ts";
import { firstStepsChangeSchema, firstStepsSchema } from "../first-steps.ts";
import type { Route } from "../route.ts";
import "../zod-setup.ts";

export const firstStepRoutes = {
  getFirstSteps: {
    ...ADDRESSES.getFirstSteps,
    who: ["patient", "physician", "admin"],
    object: "self",
    summary: "First steps of the signed-in person's role, and which of them they have taken",
    response: firstStepsSchema,
  },
  putFirstSteps: {
    ...ADDRESSES.putFirstSteps,
    who: ["patient", "physician", "admin"],
    object: "self",
    summary: "Put the first steps away, or show them again",
    body: firstStepsChangeSchema,
    response: firstStepsSchema,
  },
} as const satisfies Record<string, Route>;
