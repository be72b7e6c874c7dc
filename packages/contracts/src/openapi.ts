import { CHECKSUM_HEADER } from "./sessions.ts";
import { errorEnvelopeSchema } from "./errors.ts";
import type { Route } from "./route.ts";
import { routeEntries } from "./routes.ts";
import "./zod-setup.ts";
import * as z from "zod";

type Json = Record<string, unknown>;

/**
 * The route table as an OpenAPI 3.1 document.
 * @param version of the product
 */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  for (const [name, route] of routeEntries()) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route) };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "PhysioCheck",
      version,
      description:
        "Sign in with POST /api/auth/login; the tokens are HttpOnly cookies of this origin. " +
        "Every refusal has the body { error: { code, message, details? } }.",
      license: { name: "MIT", identifier: "MIT" },
    },
    paths,
    components: {
      schemas: { Error: jsonSchema(errorEnvelopeSchema, "output") },
      securitySchemes: {
        session: {
          type: "apiKey",
          in: "cookie",
          name: "__Host-physiocheck-access",
          description: "physiocheck-access over plain http",
        },
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    ...(route.who === "anyone"
      ? { security: [] }
      : { security: [{ session: [] }], description: `For: ${route.who.join(", ")}.` }),
    parameters: parameters(route),
    ...(route.body !== undefined && {
      requestBody: {
        required: true,
        content:
          route.body === "bytes"
            ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
            : { "application/json": { schema: jsonSchema(route.body, "input") } },
      },
    }),
    responses: {
      [String(route.response === null ? 204 : (route.status ?? 200))]: success(route),
      default: {
        description: "Refused",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function success(route: Route): Json {
  const { answers, response } = route;
  const description = route.summary;
  switch (answers) {
    case "bytes":
      return {
        description,
        content: { "application/octet-stream": { schema: { type: "string", format: "binary" } } },
      };
    case "stream":
      return { description, content: { "text/event-stream": { schema: { type: "string" } } } };
    case "html":
      return { description, content: { "text/html": { schema: { type: "string" } } } };
    case "document":
      return { description, content: { "application/json": { schema: { type: "object" } } } };
    case undefined:
      if (!response) return { description };
      return { description, content: { "application/json": { schema: jsonSchema(response, "output") } } };
  }
}

function parameters(route: Route): Json[] {
  const out: Json[] = [];
  for (const where of ["params", "query"] as const) {
    const schema = route[where];
    if (!schema) continue;
    const { properties = {}, required = [] } = jsonSchema(schema, "input") as {
      properties?: Record<string, Json>;
      required?: string[];
    };
    for (const [name, property] of Object.entries(properties)) {
      out.push({
        name,
        in: where === "params" ? "path" : "query",
        required: where === "params" || required.includes(name),
        schema: property,
      });
    }
  }
  if (route.body === "bytes")
    out.push({
      name: CHECKSUM_HEADER,
      in: "header",
      required: true,
      schema: { type: "string", pattern: "^[0-9a-f]{64}$" },
    });
  return out;
}

function jsonSchema(schema: z.ZodType, io: "input" | "output"): Json {
  // OpenAPI 3.1 speaks JSON Schema 2020-12, zod's default; coerced inputs have no representation and become {}.
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}

function tagOf(path: string): string {
  return path.startsWith("/api/") ? path.split("/")[2] : "system";
}
