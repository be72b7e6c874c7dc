import type { Route } from "../route.ts";
import { apiInfoSchema, healthSchema, liveSchema, readySchema } from "../system.ts";

export const systemRoutes = {
  health: {
    method: "GET",
    path: "/health",
    who: "anyone",
    object: "none",
    summary: "Whether the server and its database answer; 503 where not",
    response: healthSchema,
  },
  livez: {
    method: "GET",
    path: "/livez",
    who: "anyone",
    object: "none",
    summary: "The process runs",
    response: liveSchema,
  },
  readyz: {
    method: "GET",
    path: "/readyz",
    who: "anyone",
    object: "none",
    summary: "The server takes requests: database, migrations, not shutting down; 503 where not",
    response: readySchema,
  },
  apiInfo: {
    method: "GET",
    path: "/api-info",
    who: "anyone",
    object: "none",
    summary: "Name, version, mode and, in demo mode, the accounts to try",
    response: apiInfoSchema,
  },
  openapi: {
    method: "GET",
    path: "/openapi.json",
    who: "anyone",
    object: "none",
    summary: "This interface as an OpenAPI 3.1 document",
    response: "document",
  },
  docs: {
    method: "GET",
    path: "/docs",
    who: "anyone",
    object: "none",
    summary: "Swagger UI over the OpenAPI document",
    response: "html",
  },
} as const satisfies Record<string, Route>;
