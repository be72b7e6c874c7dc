import {
  MAX_CREDENTIAL_BYTES,
  MAX_LOGO_BYTES,
  MAX_POSTURE_PICTURE_BYTES,
  MAX_PICTURE_BYTES,
  MAX_RECORDING_CHUNK_BYTES,
  MAX_TRACE_CHUNK_BYTES,
  MAX_WORKOUT_TRACE_BYTES,
  routeEntries,
  zodOf,
  type ObjectKind,
  type Route,
  type RouteName,
  type Schema,
} from "@physiocheck/contracts";
import express, { type Express, type Request, type RequestHandler, type Response } from "express";
import { callerOf, mayCall } from "../access.ts";
import type { Deps } from "../deps.ts";
import { isSameOrigin } from "./cross-site.ts";
import { invalid } from "./errors.ts";
import type { Handlers, SignedIn } from "./handlers.ts";
import { RecentReadings } from "./recent-readings.ts";
import { Refusal } from "./refusal.ts";

/** Largest JSON body in bytes: a form, or a batch of events, a summary with its ledger, a take. */
const FORM_BYTES = 64 * 1024;
const BATCH_BYTES = 4 * 1_048_576;
const LARGE: ReadonlySet<RouteName> = new Set<RouteName>([
  "appendEvents",
  "finishSession",
  "createExercise",
  "addExerciseVersion",
  "authorExercise",
  "capturePose",
  "captureKeypoints",
  "generateAngleRanges",
  "generateTimingStability",
  "generateAlignmentRules",
  "createWorkout",
]);

/** Largest body of bytes, where it is not a chunk of trace. */
const BYTES: Partial<Record<RouteName, number>> = {
  addCredential: MAX_CREDENTIAL_BYTES,
  putPosturePicture: MAX_POSTURE_PICTURE_BYTES,
  putLogo: MAX_LOGO_BYTES,
  putPicture: MAX_PICTURE_BYTES,
  putWorkoutTrace: MAX_WORKOUT_TRACE_BYTES,
  putRecordingChunk: MAX_RECORDING_CHUNK_BYTES,
};

/** Reading these is written down, whoever does it but the person themselves. */
const HEALTH_DATA: ReadonlySet<ObjectKind> = new Set<ObjectKind>([
  "session",
  "patient",
  "plan",
  "posture",
  "workout",
]);
/** Health data of several patients at once, or of the one that the query names. */
const OF_MANY: ReadonlySet<RouteName> = new Set<RouteName>([
  "listSessions",
  "listAssignments",
  "listPlans",
  "listPatients",
  "listLive",
  "listExerciseSuggestions",
  "getCaseload",
]);
const CONFIDENTIAL: ReadonlySet<RouteName> = new Set<RouteName>(["getCredential", "listVerifications"]);
/** What sessions send all the time: too many and too small to be written down one by one; what they wrote is in the session itself. */
const FREQUENT: ReadonlySet<RouteName> = new Set<RouteName>([
  "appendEvents",
  "postProgress",
  "putTraceChunk",
  "putRecordingChunk",
]);

/** Handlers that write their own notes, because they know more: who signed in, and that it was refused. */
const NOTED_THERE: ReadonlySet<RouteName> = new Set<RouteName>([
  "registerPatient",
  "registerPhysician",
  "login",
  "logout",
  "refresh",
  "forgotPassword",
  "resetPassword",
  "changePassword",
  "exportAudit",
]);

/** Codes of fields that were to prove who somebody is. */
const WRONG_PROOF: ReadonlySet<string> = new Set(["wrong_password", "wrong_code"]);

type AnyHandler = (context: Record<string, unknown>) => Promise<unknown>;

/**
 * Registers the rows of the table: nothing else decides what is served, to whom, and in which shape. In two parts, because each row is
 * looked at until one fits: what is asked a hundred times a second comes first, and its few bytes are not worth compressing.
 */
export function registerRoutes(
  app: Express,
  deps: Deps,
  handlers: Handlers,
  part: "frequent" | "others",
): void {
  const readings = new RecentReadings(deps.now);
  for (const [name, route] of routeEntries()) {
    if (FREQUENT.has(name) !== (part === "frequent")) continue;
    const handler = handlers[name] as unknown as AnyHandler;
    app[methodOf(route)](
      route.path,
      gate(deps, name, route),
      ...bodyParsers(name, route),
      answer(deps, readings, name, route, handler),
    );
  }
}

function methodOf(route: Route) {
  return route.method.toLowerCase() as "get" | "post" | "put" | "delete";
}

function answer(
  deps: Deps,
  readings: RecentReadings,
  name: RouteName,
  route: Route,
  handler: AnyHandler,
): RequestHandler {
  return async (request, response) => {
    const { viewer, requestId } = response.locals as { viewer: SignedIn | null; requestId: string };
    const objectId = Object.values(request.params)[0] ?? request.query.patientId;
    const note = (outcome: "ok" | "refused", detail?: string): Promise<void> =>
      deps.audit.record({
        actorId: viewer?.id ?? null,
        action: name,
        objectId: typeof objectId === "string" ? objectId.slice(0, 64) : null,
        outcome,
        requestId,
        ...(detail !== undefined && { detail }),
      });
    let isWritten = false;
    const noted = async (): Promise<void> => {
      if (isWritten || !viewer || !isNoted(name, route, viewer)) return;
      if (route.method === "GET")
        await readings.once(`${viewer.signInId} ${name} ${String(objectId)}`, () => note("ok"));
      else await note("ok");
      isWritten = true;
    };
    try {
      const result = await handler({
        params: parsed("params", route.params, request.params),
        query: parsed("query", route.query, request.query),
        body: bodyOf(route, request),
        viewer,
        requestId,
        request,
        response,
        noted,
      });
      await noted();
      send(response, route, result);
    } catch (error) {
      const refusal = viewer && error instanceof Refusal ? refusalToNote(error) : null;
      if (refusal !== null) await note("refused", refusal);
      throw error;
    }
  };
}

/** Of refusals the audit log hears of those that say no to somebody, and of wrong passwords and codes. */
function refusalToNote({ code, status, details }: Refusal): string | null {
  if (status === 403 || status === 404) return code;
  return details?.fields?.find((field) => WRONG_PROOF.has(field.code))?.code ?? null;
}

/** Writes, and physicians' readings of health data. Signing in and out writes its own notes. */
function isNoted(name: RouteName, route: Route, viewer: SignedIn): boolean {
  if (NOTED_THERE.has(name) || FREQUENT.has(name)) return false;
  if (route.method !== "GET") return true;
  if (CONFIDENTIAL.has(name)) return viewer.role === "admin";
  return viewer.role === "physician" && (HEALTH_DATA.has(route.object) || OF_MANY.has(name));
}

function send(response: Response, route: Route, result: unknown): void {
  // Streams, pages and documents have written themselves.
  if (response.headersSent) return;
  response.setHeader("Cache-Control", "no-store");
  if (route.answers === "bytes") {
    response.type("application/octet-stream").send(result);
    return;
  }
  if (!route.response) {
    response.status(204).end();
    return;
  }
  // An answer never leaves its schema: what is not declared is not sent.
  const checked = zodOf(route.response).parse(result);
  if (route.status !== undefined) response.status(route.status);
  // Express would make a tag of the answer, which nobody may keep.
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify(checked));
}

function parsed(part: "params" | "query" | "body", schema: Schema | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const result = zodOf(schema).safeParse(value);
  if (!result.success) throw invalid(part, result.error);
  return result.data;
}

function bodyOf(route: Route, request: Request): unknown {
  const body: unknown = request.body;
  if (route.body === "bytes") return bytesOf(body);
  if (route.body !== "stream") return parsed("body", route.body, body);
  if (!request.is("application/octet-stream"))
    throw new Refusal("unsupported_type", "Send bytes as application/octet-stream.");
  return request;
}

function bytesOf(body: unknown): Buffer {
  if (!Buffer.isBuffer(body) || body.length === 0)
    throw new Refusal("unsupported_type", "Send bytes as application/octet-stream.");
  return body;
}

/** Everything that happens before a body is read: who calls, from where, and whether the table lets them. */
function gate(deps: Deps, name: RouteName, route: Route): RequestHandler {
  return async (request, response, next) => {
    if (route.method !== "GET" && !isSameOrigin(request.headers))
      throw new Refusal("cross_site", "This request came from another site.");
    const viewer = await authenticate(deps, request);
    response.locals.viewer = viewer;
    if (!mayCall(route, viewer)) {
      if (!viewer) throw new Refusal("signed_out", "Sign in first.");
      await deps.audit.record({
        actorId: viewer.id,
        action: name,
        objectId: null,
        outcome: "refused",
        detail: callerOf(viewer) ?? "disabled",
        requestId: String(response.locals.requestId),
      });
      if (viewer.secondFactorDue)
        throw new Refusal("second_factor_due", "This clinic asks for a second factor. Set it up first.");
      throw new Refusal("forbidden", "This account may not do that.");
    }
    next();
  };
}

async function authenticate({ cookies, signIns }: Deps, request: Request): Promise<SignedIn | null> {
  const { access } = cookies.read(request);
  return access === null ? null : signIns.authenticate(access);
}

function bodyParsers(name: RouteName, route: Route): RequestHandler[] {
  // What streams is read by the handler, as it comes.
  if (route.body === undefined || route.body === "stream") return [];
  if (route.body === "bytes")
    return [
      express.raw({
        type: "application/octet-stream",
        limit: BYTES[name] ?? MAX_TRACE_CHUNK_BYTES,
        inflate: false,
      }),
    ];
  return [
    (request, _response, next) => {
      if (!request.is("application/json"))
        throw new Refusal("unsupported_type", "Send JSON as application/json.");
      next();
    },
    express.json({ limit: LARGE.has(name) ? BATCH_BYTES : FORM_BYTES, inflate: false }),
  ];
}
