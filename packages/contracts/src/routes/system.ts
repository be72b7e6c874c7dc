import { ADDRESSES } from "../addresses.ts";
import type { Route } from "../route.ts";
import { apiInfoSchema, healthSchema, liveSchema, readySchema } from "../system.ts";

export const systemRoutes = {
  health: {
    ...ADDRESSES.health,
    who: "anyone",
    object: "none",
    summary: "Whether the server and its database answer; 503 where not",
    response: healthSchema,
  },
  livez: {
    ...ADDRESSES.livez,
    who: "anyone",
    object: "none",
    summary: "The process runs",
    response: liveSchema,
  },
  readyz: {
    ...ADDRESSES.readyz,
    who: "anyone",
    object: "none",
    summary: "The server takes requests: database, migrations, not shutting down; 503 where not",
    response: readySchema,
  },
  apiInfo: {
    ...ADDRESSES.apiInfo,
    who: "anyone",
    object: "none",
    summary: "Name, version, mode and, in demo mode, the accounts to try",
    response: apiInfoSchema,
  },
  openapi: {
    ...ADDRESSES.openapi,
    who: "anyone",
    object: "none",
    summary: "This interface as an OpenAPI 3.1 document",
  },
  docs: {
    ...ADDRESSES.docs,
    who: "anyone",
    object: "none",
    summary: "Swagger UI over the OpenAPI document",
  },
} as const satisfies Record<string, Route>;
