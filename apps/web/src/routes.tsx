import type { Role } from "@physiocheck/contracts";
import type { ComponentType } from "react";
import { createBrowserRouter, redirect, type RouteObject } from "react-router-dom";
import type { Namespace } from "./i18n/catalogue.ts";
import { loadNamespaces } from "./i18n/index.ts";
import { Boot } from "./shell/boot.tsx";
import { NotFound, RouteError } from "./shell/route-error.tsx";
import { maySignIn } from "./shell/signed-in-hint.ts";

/** A page that is fetched when it is first visited, together with its sentences. */
function page(
  path: string,
  load: () => Promise<{ readonly default: ComponentType }>,
  ...namespaces: readonly Namespace[]
): RouteObject {
  return {
    path,
    lazy: async () => {
      const [module] = await Promise.all([load(), loadNamespaces(namespaces)]);
      return { Component: module.default };
    },
  };
}

/** Pages for some roles only; the gate is fetched with the first of them, not with the first page of a visitor. */
function gate(
  rule: {
    readonly roles: readonly Role[];
    readonly framed?: boolean;
    readonly unapproved?: "refused" | "welcome";
  },
  children: RouteObject[],
): RouteObject {
  return {
    lazy: async () => {
      const { RequireRole } = await import("./app-pages.tsx");
      return { element: <RequireRole {...rule} /> };
    },
    children,
  };
}

/** Neither the API client nor its cache: a visitor's first page is a picture and words. */
const firstPage: RouteObject = {
  ...page("/", () => import("./landing/landing-page.tsx"), "landing", "results"),
  loader: () => (maySignIn() ? redirect("/home") : null),
};

const REPORT = ["report", "results", "exercises", "clinic"] as const satisfies readonly Namespace[];

const patientPages = [
  page("/today", () => import("./patient/today-page.tsx"), "patient", "exercises", "steps"),
  page("/history", () => import("./patient/history-page.tsx"), "patient", "exercises"),
  page("/physicians", () => import("./patient/physicians-page.tsx"), "patient"),
  page("/clinic-tests", () => import("./clinic-tests/clinic-tests-page.tsx"), "clinic"),
  page("/posture/new", () => import("./posture/new-page.tsx"), "posture"),
  page("/posture", () => import("./posture/posture-page.tsx"), "posture"),
  page("/yoga/sessions", () => import("./yoga/practice/sessions-page.tsx"), "practice"),
  page("/yoga/sessions/:yogaSessionId", () => import("./yoga/practice/session-page.tsx"), "practice", "yoga"),
  page("/yoga/practices/new", () => import("./yoga/practice/builder-page.tsx"), "practice", "yoga"),
  page("/yoga/practices/:practiceId", () => import("./yoga/practice/builder-page.tsx"), "practice", "yoga"),
  page("/workouts", () => import("./workouts/workouts-page.tsx"), "workouts", "exercises"),
  page("/report", () => import("./report/report-page.tsx"), ...REPORT),
];

const AUTHORING = [
  "authoring",
  "camera",
  "session",
  "feedback",
  "physician",
  "exercises",
  "results",
] as const satisfies readonly Namespace[];

const physicianPages = [
  page("/people", () => import("./physician/people-page.tsx"), "physician", "steps"),
  page(
    "/people/:patientId",
    () => import("./physician/person-page.tsx"),
    "physician",
    "patient",
    "plans",
    "exercises",
    "clinic",
    "suggestions",
    "results",
    "feedback",
  ),
  page("/plans", () => import("./plans/plans-page.tsx"), "plans"),
  page("/plans/new", () => import("./plans/builder-page.tsx"), "plans", "exercises"),
  page("/plans/:planId", () => import("./plans/builder-page.tsx"), "plans", "exercises"),
  page("/report/:patientId", () => import("./report/report-page.tsx"), ...REPORT),
  page("/requests", () => import("./physician/requests-page.tsx"), "physician"),
  page("/exercises/new", () => import("./authoring/new-page.tsx"), ...AUTHORING),
  page("/exercises/:exerciseId/record", () => import("./authoring/record-page.tsx"), ...AUTHORING),
  page("/exercises/:exerciseId/edit", () => import("./authoring/edit-page.tsx"), ...AUTHORING),
  page("/exercises/:exerciseId/create", () => import("./authoring/copy-page.tsx"), ...AUTHORING),
  page("/live", () => import("./live/wall-page.tsx"), "live", "exercises"),
  page("/live/:sessionId", () => import("./live/live-page.tsx"), "live", "physician", "exercises", "results"),
];

const libraryPages = [
  page("/exercises", () => import("./library/library-page.tsx"), "authoring", "physician", "exercises"),
  page(
    "/exercises/:exerciseId",
    () => import("./library/exercise-page.tsx"),
    "suggestions",
    "authoring",
    "physician",
    "exercises",
    "results",
    "feedback",
  ),
];

/** Every page there is. */
export const routes: RouteObject[] = [
  {
    errorElement: <RouteError />,
    HydrateFallback: Boot,
    children: [
      firstPage,
      {
        lazy: async () => {
          const [{ default: AppPages }] = await Promise.all([
            import("./app-pages.tsx"),
            loadNamespaces(["offline"]),
          ]);
          return { Component: AppPages };
        },
        children: [
          page("/sign-in", () => import("./auth/sign-in-page.tsx"), "auth"),
          page("/forgot-password", () => import("./auth/forgot-password-page.tsx"), "auth"),
          page("/reset-password", () => import("./auth/reset-password-page.tsx"), "auth"),
          page("/sign-up", () => import("./auth/sign-up-page.tsx"), "auth"),
          page("/sign-up/physician", () => import("./auth/sign-up-physician-page.tsx"), "auth"),
          page(
            "/lab",
            () => import("./lab/lab-page.tsx"),
            "lab",
            "camera",
            "session",
            "feedback",
            "exercises",
            "results",
          ),
          gate({ roles: ["physician"], framed: false, unapproved: "welcome" }, [
            page("/pending", () => import("./auth/pending-page.tsx"), "auth"),
          ]),
          gate({ roles: ["physician", "admin"], framed: false, unapproved: "welcome" }, [
            page("/second-factor", () => import("./second-factor/second-factor-page.tsx"), "factor"),
          ]),
          gate({ roles: ["patient"], framed: false }, [
            page(
              "/plan/:planId",
              () => import("./session/plan-run/plan-run-page.tsx"),
              "patient",
              "session",
              "recording",
              "live",
              "camera",
              "feedback",
              "exercises",
              "results",
            ),
            page(
              "/session/:assignmentId",
              () => import("./session/session-page.tsx"),
              "session",
              "recording",
              "live",
              "camera",
              "feedback",
              "exercises",
              "results",
            ),
          ]),
          gate({ roles: ["patient"], framed: false }, [
            page(
              "/yoga/practices/:practiceId/do",
              () => import("./yoga/practice/practise-page.tsx"),
              "practice",
              "yoga",
              "session",
              "camera",
            ),
            page(
              "/clinic-tests/:testId",
              () => import("./clinic-tests/clinic-test-page.tsx"),
              "clinic",
              "session",
              "camera",
              "feedback",
            ),
          ]),
          gate({ roles: ["patient"] }, patientPages),
          gate({ roles: ["physician"] }, [
            ...physicianPages,
            page(
              "/people/:patientId/posture",
              () => import("./posture/posture-page.tsx"),
              "posture",
              "physician",
            ),
            page(
              "/people/:patientId/workouts",
              () => import("./workouts/workouts-page.tsx"),
              "workouts",
              "exercises",
              "physician",
            ),
          ]),
          gate({ roles: ["physician", "admin"] }, libraryPages),
          gate({ roles: ["patient", "physician"] }, [
            page("/posture/:analysisId", () => import("./posture/detail-page.tsx"), "posture"),
            page(
              "/posture/:analysisId/changes-to/:otherId",
              () => import("./posture/compare-page.tsx"),
              "posture",
            ),
            page("/yoga", () => import("./yoga/yoga-page.tsx"), "yoga", "practice"),
            page(
              "/workouts/:workoutId",
              () => import("./workouts/workout-page.tsx"),
              "workouts",
              "exercises",
              "feedback",
            ),
            page("/yoga/:poseId", () => import("./yoga/yoga-pose-page.tsx"), "yoga", "session", "camera"),
            page(
              "/results/:sessionId",
              () => import("./results/results-page.tsx"),
              "authoring",
              "recording",
              "results",
              "review",
              "exercises",
              "feedback",
            ),
          ]),
          gate({ roles: ["admin"] }, [
            page("/admin", () => import("./admin/users-page.tsx"), "admin", "steps"),
            page("/admin/relations", () => import("./admin/relations-page.tsx"), "admin"),
            page("/admin/audit", () => import("./admin/audit-page.tsx"), "admin", "audit"),
            page("/admin/figures", () => import("./admin/figures-page.tsx"), "admin"),
            page("/admin/clinic", () => import("./admin/clinic-page.tsx"), "admin"),
          ]),
          gate({ roles: ["patient", "physician", "admin"], unapproved: "welcome" }, [
            page("/home", () => import("./shell/home-page.tsx")),
            page("/notices", () => import("./notices/notices-page.tsx"), "notices"),
            page(
              "/settings",
              () => import("./settings/settings-page.tsx"),
              "settings",
              "account",
              "factor",
              "notices",
            ),
            page("/privacy", () => import("./rights/privacy-page.tsx"), "rights"),
          ]),
        ],
      },
      { path: "*", Component: NotFound },
    ],
  },
];

/** The router of the whole app. */
export function createRouter() {
  return createBrowserRouter(routes);
}
