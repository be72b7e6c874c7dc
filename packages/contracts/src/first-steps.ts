/** The first steps of each role, and which of them somebody has taken: read from what they really did. */
import "./zod-setup.ts";
import * as z from "zod";

export const FIRST_STEPS = {
  patient: ["physician", "exercises", "session", "goal", "reminder"],
  physician: ["patient", "plan", "exercise", "session"],
  admin: ["clinic", "physician", "sign_up", "audit"],
} as const;
export type FirstStep = (typeof FIRST_STEPS)[keyof typeof FIRST_STEPS][number];

const names = [...new Set(Object.values(FIRST_STEPS).flat())];

export const firstStepsSchema = z.object({
  /** In the order in which they are taken. */
  steps: z.array(z.object({ step: z.enum(names), done: z.boolean() })),
  /** They do not want to see them any more. */
  dismissed: z.boolean(),
});
export type FirstSteps = z.infer<typeof firstStepsSchema>;

export const firstStepsChangeSchema = z.strictObject({ dismissed: z.boolean() });
