import { routeEntries } from "@physiocheck/contracts";
import compression from "compression";
import express, { type Express, type RequestHandler } from "express";
import { uuidv7 } from "uuidv7";
import { authHandlers } from "./accounts/auth-handlers.ts";
import { firstStepsHandlers } from "./accounts/first-steps-handlers.ts";
import { adminHandlers } from "./admin/admin-handlers.ts";
import { passwordHandlers } from "./accounts/password-handlers.ts";
import { profileHandlers } from "./accounts/profile-handlers.ts";
import { authoringHandlers } from "./authoring/authoring-handlers.ts";
import { caseloadHandlers } from "./care/caseload-handlers.ts";
import { patientHandlers } from "./care/patient-handlers.ts";
import { subscriptionHandlers } from "./care/subscription-handlers.ts";
import { clinicTestHandlers } from "./clinic-tests/clinic-test-handlers.ts";
import { isSecure } from "./config.ts";
import type { Deps } from "./deps.ts";
import { exerciseHandlers } from "./exercises/exercise-handlers.ts";
import { rescoringHandlers } from "./exercises/rescoring-handlers.ts";
import { docsAssets } from "./http/docs.ts";
import { errorHandler } from "./http/errors.ts";
import type { Handlers } from "./http/handlers.ts";
import { notFound, Refusal } from "./http/refusal.ts";
import { registerRoutes } from "./http/register-routes.ts";
import { securityHeaders } from "./http/security-headers.ts";
import { serveWebApp } from "./http/static-files.ts";
import { noticeHandlers } from "./notices/notice-handlers.ts";
import { outboxHandlers } from "./notices/outbox-page.ts";
import { systemHandlers } from "./operation/system-handlers.ts";
import { reviewHandlers } from "./review/review-handlers.ts";
import { assignmentHandlers } from "./plans/assignment-handlers.ts";
import { courseHandlers } from "./plans/course-handlers.ts";
import { goalHandlers } from "./plans/goal-handlers.ts";
import { planHandlers } from "./plans/plan-handlers.ts";
import { proposalHandlers } from "./plans/proposal-handlers.ts";
import { runHandlers } from "./plans/run-handlers.ts";
import { fhirHandlers } from "./fhir/fhir-handlers.ts";
import { reportHandlers } from "./report/report-handlers.ts";
import { postureHandlers } from "./posture/posture-handlers.ts";
import { poseHandlers } from "./yoga/pose-handlers.ts";
import { practiceHandlers } from "./yoga/practice-handlers.ts";
import { yogaSessionHandlers } from "./yoga/yoga-session-handlers.ts";
import { recordingHandlers } from "./recordings/recording-handlers.ts";
import { rightsHandlers } from "./rights/rights-handlers.ts";
import { secondFactorHandlers } from "./accounts/second-factor-handlers.ts";
import { sessionHandlers } from "./sessions/session-handlers.ts";
import { suggestionHandlers } from "./suggestions/suggestion-handlers.ts";
import { workoutHandlers } from "./workouts/workout-handlers.ts";

/** A handler for every row of the route table; the types see to it that none is missing. */
export function createHandlers(deps: Deps): Handlers {
  return {
    ...systemHandlers(deps),
    ...authHandlers(deps),
    ...passwordHandlers(deps),
    ...secondFactorHandlers(deps),
    ...profileHandlers(deps),
    ...firstStepsHandlers(deps),
    ...noticeHandlers(deps),
    ...outboxHandlers(deps),
    ...adminHandlers(deps),
    ...subscriptionHandlers(deps),
    ...caseloadHandlers(deps),
    ...patientHandlers(deps),
    ...assignmentHandlers(deps),
    ...planHandlers(deps),
    ...runHandlers(deps),
    ...proposalHandlers(deps),
    ...courseHandlers(deps),
    ...goalHandlers(deps),
    ...exerciseHandlers(deps),
    ...rescoringHandlers(deps),
    ...authoringHandlers(deps),
    ...sessionHandlers(deps),
    ...reviewHandlers(deps),
    ...clinicTestHandlers(deps),
    ...suggestionHandlers(deps),
    ...recordingHandlers(deps),
    ...postureHandlers(deps),
    ...poseHandlers(),
    ...practiceHandlers(deps),
    ...yogaSessionHandlers(deps),
    ...workoutHandlers(deps),
    ...rightsHandlers(deps),
    ...reportHandlers(deps),
    ...fhirHandlers(deps),
  };
}

/** The whole application as Express knows it: the API of the route table, its documentation, and the web app. */
export function createApp(deps: Deps): Express {
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", deps.config.proxies);
  app.set("query parser", "simple");
  app.use(requestLog(deps));
  app.use(refuseWhileLeaving(deps));
  // A certificate made on the spot is no promise that this name will always have one.
  app.use(securityHeaders(isSecure(deps.config) && !deps.config.lan));
  const handlers = createHandlers(deps);
  registerRoutes(app, deps, handlers, "frequent");
  app.use(compression());
  registerRoutes(app, deps, handlers, "others");
  app.use("/docs", docsAssets());
  refuseOtherMethods(app);
  serveWebApp(app, deps.config.webRoot);
  app.use(() => {
    throw notFound();
  });
  app.use(errorHandler(deps.log));
  return app;
}

/** Gives the request its id, and writes a line when it was answered: no body, no query, no address, nobody's name. */
function requestLog({ log, metrics, now }: Deps): RequestHandler {
  return (request, response, next) => {
    const requestId = uuidv7();
    const started = now();
    const arrived = performance.now();
    response.locals.requestId = requestId;
    response.setHeader("X-Request-Id", requestId);
    response.on("close", () => {
      const { route: found } = request as { route?: { path?: unknown } };
      const route = typeof found?.path === "string" ? found.path : null;
      const refusal: unknown = response.locals.refusal;
      const { method } = request;
      const { statusCode: status } = response;
      log.info({ requestId, method, route, status, ms: now() - started }, "request");
      metrics.answered({
        method,
        route,
        status,
        refusal: typeof refusal === "string" ? refusal : null,
        seconds: (performance.now() - arrived) / 1000,
      });
    });
    next();
  };
}

/**
 * A server that goes takes nothing on any more and says so before it has done anything: whoever balances asks another one, for POSTs too.
 * What began before is finished. Machines that ask how the server is get their answer.
 */
function refuseWhileLeaving({ closing }: Deps): RequestHandler {
  return (request, response, next) => {
    if (!closing.aborted || request.path === "/livez" || request.path === "/readyz") {
      next();
      return;
    }
    response.setHeader("Connection", "close");
    throw new Refusal("unavailable", "The server is restarting.", { retryAfterSeconds: 1 });
  };
}

/** A path of the table with a method it does not have: whatever comes this far was not served. */
function refuseOtherMethods(app: Express): void {
  const methods = new Map<string, string[]>();
  for (const [, { path, method }] of routeEntries())
    methods.set(path, [...(methods.get(path) ?? []), ...(method === "GET" ? ["GET", "HEAD"] : [method])]);
  const known = [...methods].map(([path, allowed]) => ({
    shape: new RegExp(`^${path.replaceAll(".", "\\.").replaceAll(/:\w+/g, "[^/]+")}/?$`),
    allowed: allowed.join(", "),
  }));
  app.use((request, response, next) => {
    const found = known.find(({ shape }) => shape.test(request.path));
    if (!found) {
      next();
      return;
    }
    response.setHeader("Allow", found.allowed);
    throw new Refusal("method_not_allowed", `Only ${found.allowed}.`);
  });
}
