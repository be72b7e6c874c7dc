import { CHECKSUM_HEADER, liveSessionSchema, sessionDetailSchema, sessionSchema } from "./sessions.ts";
import { clinicResultSchema, clinicTestResultSchema } from "./clinic-tests.ts";
import { errorEnvelopeSchema } from "./errors.ts";
import {
  alignmentRuleSchema,
  assignmentSchema,
  doseSchema,
  exerciseDefinitionSchema,
  exerciseSchema,
  exerciseVersionSchema,
  newExerciseSchema,
  poseTemplateSchema,
} from "./exercises.ts";
import { meSchema, patientSchema, physicianSchema, subscriptionSchema, userSchema } from "./people.ts";
import { calibrationSchema, ledgerEntrySchema, sessionSummarySchema } from "./results.ts";
import { rescoringSchema } from "./rescorings.ts";
import { progressSchema, sessionEventSchema } from "./session-events.ts";
import {
  goalSchema,
  planContentSchema,
  planItemSchema,
  planProposalsSchema,
  planRunSchema,
  planSchema,
} from "./plans.ts";
import {
  postureSchema,
  postureStillSchema,
  postureSummarySchema,
  postureViewResultSchema,
  postureViewSchema,
} from "./posture.ts";
import { reportSchema } from "./report.ts";
import { reviewSchema } from "./review.ts";
import { type Route, type Schema, zodOf } from "./route.ts";
import { routeEntries } from "./routes.ts";
import "./zod-setup.ts";
import * as z from "zod";

type Json = Record<string, unknown>;
type Components = Map<string, Json>;

/** Schemas that stand under their names in the document instead of being repeated. */
const NAMED = {
  AlignmentRule: alignmentRuleSchema,
  Assignment: assignmentSchema,
  Calibration: calibrationSchema,
  ClinicResult: clinicResultSchema,
  ClinicTestResult: clinicTestResultSchema,
  Dose: doseSchema,
  Error: errorEnvelopeSchema,
  Exercise: exerciseSchema,
  ExerciseDefinition: exerciseDefinitionSchema,
  ExerciseVersion: exerciseVersionSchema,
  Goal: goalSchema,
  LedgerEntry: ledgerEntrySchema,
  LiveSession: liveSessionSchema,
  Me: meSchema,
  NewExercise: newExerciseSchema,
  Patient: patientSchema,
  Physician: physicianSchema,
  Plan: planSchema,
  PlanContent: planContentSchema,
  PlanItem: planItemSchema,
  PlanProposals: planProposalsSchema,
  PlanRun: planRunSchema,
  PoseTemplate: poseTemplateSchema,
  Posture: postureSchema,
  PostureStill: postureStillSchema,
  PostureSummary: postureSummarySchema,
  PostureView: postureViewSchema,
  PostureViewResult: postureViewResultSchema,
  Progress: progressSchema,
  Report: reportSchema,
  Rescoring: rescoringSchema,
  Review: reviewSchema,
  Session: sessionSchema,
  SessionDetail: sessionDetailSchema,
  SessionEvent: sessionEventSchema,
  SessionSummary: sessionSummarySchema,
  Subscription: subscriptionSchema,
  User: userSchema,
} as const;

/** The same schema may be stricter on the way out than on the way in, so it has a name for each. */
const NAMES = { input: namesWith("Input"), output: namesWith("") } as const;

function namesWith(suffix: string) {
  const names = z.registry<{ id: string }>();
  for (const [name, schema] of Object.entries(NAMED)) names.add(schema, { id: `${name}${suffix}` });
  return names;
}

/**
 * The route table as an OpenAPI 3.1 document.
 * @param version of the product
 */
export function openApiDocument(version: string): Json {
  const paths: Record<string, Json> = {};
  const components: Components = new Map();
  jsonSchema(z.object({ error: errorEnvelopeSchema }), "output", components);
  for (const [name, route] of routeEntries()) {
    const path = route.path.replaceAll(/:(\w+)/g, "{$1}");
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(name, route, components) };
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
      schemas: Object.fromEntries(components),
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

function operation(name: string, route: Route, components: Components): Json {
  return {
    operationId: name,
    summary: route.summary,
    tags: [tagOf(route.path)],
    ...(route.who === "anyone"
      ? { security: [] }
      : { security: [{ session: [] }], description: `For: ${route.who.join(", ")}.` }),
    parameters: parameters(route, components),
    ...(route.body !== undefined && {
      requestBody: {
        required: true,
        content:
          route.body === "bytes" || route.body === "stream"
            ? { "application/octet-stream": { schema: { type: "string", format: "binary" } } }
            : { "application/json": { schema: jsonSchema(route.body, "input", components) } },
      },
    }),
    responses: {
      [String(route.response === null ? 204 : (route.status ?? 200))]: success(route, components),
      default: {
        description: "Refused",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Error" } } },
      },
    },
  };
}

function success(route: Route, components: Components): Json {
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
    case "file":
      return { description, content: { "*/*": { schema: { type: "string", format: "binary" } } } };
    case "document":
      return { description, content: { "application/json": { schema: { type: "object" } } } };
    case undefined:
      if (!response) return { description };
      return {
        description,
        content: { "application/json": { schema: jsonSchema(response, "output", components) } },
      };
  }
}

function parameters(route: Route, components: Components): Json[] {
  const out: Json[] = [];
  for (const where of ["params", "query"] as const) {
    const schema = route[where];
    if (!schema) continue;
    const { properties = {}, required = [] } = jsonSchema(schema, "input", components) as {
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
  if (route.body === "bytes" && route.path.includes("/trace/:"))
    out.push({
      name: CHECKSUM_HEADER,
      in: "header",
      required: true,
      schema: { type: "string", pattern: "^[0-9a-f]{64}$" },
    });
  return out;
}

/** JSON Schema 2020-12, which OpenAPI 3.1 speaks. Named schemas become references and are kept in `components`. */
function jsonSchema(schema: Schema, io: "input" | "output", components: Components): Json {
  const {
    $schema: _,
    $defs,
    ...rest
  } = z.toJSONSchema(zodOf(schema), {
    io,
    metadata: NAMES[io],
    // Coerced inputs have no representation and become {}.
    unrepresentable: "any",
  });
  for (const [name, definition] of Object.entries($defs ?? {}))
    components.set(name, pointToComponents(definition) as Json);
  return pointToComponents(rest) as Json;
}

function pointToComponents(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(pointToComponents);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      // What a named schema says of its own place.
      .filter(([key]) => key !== "$id" && key !== "id")
      .map(([key, member]: [string, unknown]) =>
        key === "$ref" && typeof member === "string"
          ? [key, member.replace("#/$defs/", "#/components/schemas/")]
          : [key, pointToComponents(member)],
      ),
  );
}

function tagOf(path: string): string {
  return path.startsWith("/api/") ? path.split("/")[2] : "system";
}
