import { roleSchema } from "./people.ts";
import "./zod-setup.ts";
import * as z from "zod";

export const healthSchema = z.object({
  status: z.enum(["ok", "unavailable"]),
  version: z.string(),
  engine: z.string(),
  /** Which database engine answers. */
  database: z.enum(["mysql", "libsql"]),
  uptimeSeconds: z.number(),
});

export const liveSchema = z.object({ status: z.literal("ok") });

export const readySchema = z.object({
  status: z.enum(["ok", "unavailable"]),
  checks: z.object({
    database: z.boolean(),
    migrations: z.boolean(),
    accepting: z.boolean(),
    disk: z.boolean(),
  }),
});

export const apiInfoSchema = z.object({
  name: z.string(),
  version: z.string(),
  engine: z.string(),
  mode: z.enum(["demo", "development", "production"]),
  /** Accounts to try, in demo mode only. */
  demo: z
    .object({
      accounts: z.array(
        z.object({ role: roleSchema, name: z.string(), email: z.string(), password: z.string() }),
      ),
    })
    .nullable(),
  documentation: z.string(),
});
export type ApiInfo = z.infer<typeof apiInfoSchema>;
