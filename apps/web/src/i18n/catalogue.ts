/** The types of all catalogues, so that a key that does not exist is a type error. Types only: nothing is bundled. */
import type { account } from "./en/account.ts";
import type { admin } from "./en/admin.ts";
import type { audit } from "./en/audit.ts";
import type { auth } from "./en/auth.ts";
import type { authoring } from "./en/authoring.ts";
import type { clinic } from "./en/clinic.ts";
import type camera from "./en/camera.ts";
import type { common } from "./en/common.ts";
import type { exercises } from "./en/exercises.ts";
import type { factor } from "./en/factor.ts";
import type { feedback } from "./en/feedback.ts";
import type { lab } from "./en/lab.ts";
import type { landing } from "./en/landing.ts";
import type { live } from "./en/live.ts";
import type { notices } from "./en/notices.ts";
import type { offline } from "./en/offline.ts";
import type { patient } from "./en/patient.ts";
import type { physician } from "./en/physician.ts";
import type { plans } from "./en/plans.ts";
import type { practice } from "./en/practice.ts";
import type { posture } from "./en/posture.ts";
import type { recording } from "./en/recording.ts";
import type { report } from "./en/report.ts";
import type { results } from "./en/results.ts";
import type { review } from "./en/review.ts";
import type { rights } from "./en/rights.ts";
import type { session } from "./en/session.ts";
import type { settings } from "./en/settings.ts";
import type { steps } from "./en/steps.ts";
import type { suggestions } from "./en/suggestions.ts";
import type { workouts } from "./en/workouts.ts";
import type { yoga } from "./en/yoga.ts";

type Catalogue = {
  account: typeof account;
  admin: typeof admin;
  audit: typeof audit;
  auth: typeof auth;
  authoring: typeof authoring;
  camera: typeof camera;
  clinic: typeof clinic;
  common: typeof common;
  exercises: typeof exercises;
  factor: typeof factor;
  feedback: typeof feedback;
  lab: typeof lab;
  landing: typeof landing;
  live: typeof live;
  notices: typeof notices;
  offline: typeof offline;
  patient: typeof patient;
  physician: typeof physician;
  plans: typeof plans;
  posture: typeof posture;
  practice: typeof practice;
  recording: typeof recording;
  report: typeof report;
  results: typeof results;
  review: typeof review;
  rights: typeof rights;
  session: typeof session;
  settings: typeof settings;
  steps: typeof steps;
  suggestions: typeof suggestions;
  workouts: typeof workouts;
  yoga: typeof yoga;
};

export type Namespace = keyof Catalogue;

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    returnNull: false;
    resources: Catalogue;
  }
}
