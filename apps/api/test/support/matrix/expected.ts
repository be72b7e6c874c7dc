/** Who may do what, written by hand from the product's rules and not from the code; a route that is not in it fails the test. */
import type { RouteName } from "@physiocheck/contracts";
import { CALLERS, type CallerName } from "../world.ts";

export const TARGETS = ["A", "B", "missing"] as const;
export type Target = (typeof TARGETS)[number];

/** Callers with a role that the route is for at all; `sees`: those that reach the object of A, and of B. */
export type Rule =
  | { readonly for: "everybody" }
  | { readonly for: readonly CallerName[] }
  | {
      readonly for: readonly CallerName[];
      readonly A: readonly CallerName[];
      readonly B: readonly CallerName[];
    };

const PATIENTS: readonly CallerName[] = ["owner", "otherPatient"];
const PHYSICIANS: readonly CallerName[] = [
  "unsubscribedPhysician",
  "requestedPhysician",
  "subscribedPhysician",
  "revokedPhysician",
];
const UNAPPROVED: readonly CallerName[] = ["pendingPhysician", "rejectedPhysician"];
const BOTH = [...PATIENTS, ...PHYSICIANS];
const STAFF: readonly CallerName[] = [...PHYSICIANS, ...UNAPPROVED, "admin"];
const SIGNED_IN: readonly CallerName[] = [...BOTH, ...UNAPPROVED, "admin"];

const readSession: Rule = { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] };
const writeSession: Rule = { for: PATIENTS, A: ["owner"], B: ["otherPatient"] };
const patientOfMine: Rule = { for: PHYSICIANS, A: ["subscribedPhysician"], B: [] };
const readExercise: Rule = {
  for: [...BOTH, "admin"],
  A: ["owner", "subscribedPhysician", "admin"],
  B: ["otherPatient", "admin"],
};
const admins: Rule = { for: ["admin"], A: ["admin"], B: ["admin"] };

export const EXPECTED: Readonly<Record<RouteName, Rule>> = {
  health: { for: "everybody" },
  livez: { for: "everybody" },
  readyz: { for: "everybody" },
  apiInfo: { for: "everybody" },
  openapi: { for: "everybody" },
  docs: { for: "everybody" },
  outbox: { for: "everybody" },
  forgotPassword: { for: "everybody" },
  resetPassword: { for: "everybody" },
  changePassword: { for: SIGNED_IN },
  changeName: { for: SIGNED_IN },
  putPicture: { for: SIGNED_IN },
  removePicture: { for: SIGNED_IN },
  // The picture of a physician who practises: every patient's to see, and an admin's.
  getPicture: { for: SIGNED_IN, A: [...PATIENTS, "subscribedPhysician", "admin"], B: [...PATIENTS, "admin"] },
  listSignIns: { for: SIGNED_IN },
  endSignIns: { for: SIGNED_IN },
  getSecondFactor: { for: STAFF },
  enrolSecondFactor: { for: STAFF },
  confirmSecondFactor: { for: STAFF },
  renewRecoveryCodes: { for: STAFF },
  endSecondFactor: { for: STAFF },
  resetSecondFactor: admins,
  putSecondFactorRule: { for: ["admin"] },
  listNotices: { for: SIGNED_IN },
  readNotices: { for: SIGNED_IN },
  getNoticePreferences: { for: SIGNED_IN },
  putNoticePreferences: { for: SIGNED_IN },
  getFirstSteps: { for: [...BOTH, "admin"] },
  putFirstSteps: { for: [...BOTH, "admin"] },
  registerPatient: { for: "everybody" },
  registerPhysician: { for: "everybody" },
  login: { for: "everybody" },
  logout: { for: "everybody" },
  refresh: { for: "everybody" },
  me: { for: SIGNED_IN },
  listUsers: { for: ["admin"] },
  setUserDisabled: admins,
  approvePhysician: admins,
  rejectPhysician: admins,
  setUserRole: admins,
  getVerification: { for: [...PHYSICIANS, ...UNAPPROVED] },
  applyAgain: { for: UNAPPROVED },
  addCredential: { for: UNAPPROVED },
  getCredential: {
    for: [...PHYSICIANS, ...UNAPPROVED, "admin"],
    A: ["pendingPhysician", "admin"],
    B: ["rejectedPhysician", "admin"],
  },
  removeCredential: { for: UNAPPROVED, A: ["pendingPhysician"], B: ["rejectedPhysician"] },
  listVerifications: { for: ["admin"] },
  listRelations: { for: ["admin"] },
  endRelation: admins,
  listAudit: { for: ["admin"] },
  exportAudit: { for: ["admin"] },
  checkAudit: { for: ["admin"] },
  getAnalytics: { for: ["admin"] },
  getSettings: { for: ["admin"] },
  putRetention: { for: ["admin"] },
  putBranding: { for: ["admin"] },
  putSignUp: { for: ["admin"] },
  putLogo: { for: ["admin"] },
  removeLogo: { for: ["admin"] },
  clinicFace: { for: "everybody" },
  clinicLogo: { for: "everybody" },
  listPhysicians: { for: [...PATIENTS, "admin"] },
  listSubscriptions: { for: BOTH },
  requestSubscription: { for: PATIENTS, A: PATIENTS, B: PATIENTS },
  approveSubscription: patientOfMine,
  rejectSubscription: patientOfMine,
  revokeSubscription: readSession,
  listPatients: { for: PHYSICIANS },
  getPatient: patientOfMine,
  listPatientLive: patientOfMine,
  listLive: { for: PHYSICIANS },
  getCalibration: { for: PATIENTS },
  putCalibration: { for: PATIENTS },
  listExercises: { for: [...BOTH, "admin"] },
  getExercise: readExercise,
  createExercise: { for: PHYSICIANS },
  setExerciseArchived: patientOfMine,
  listExerciseVersions: readExercise,
  getExerciseVersion: readExercise,
  addExerciseVersion: patientOfMine,
  getExerciseTake: patientOfMine,
  rescoreExercise: patientOfMine,
  authorExercise: { for: PHYSICIANS },
  capturePose: { for: PHYSICIANS },
  captureKeypoints: { for: PHYSICIANS },
  generateAngleRanges: { for: PHYSICIANS },
  generateTimingStability: { for: PHYSICIANS },
  generateAlignmentRules: { for: PHYSICIANS },
  listAssignments: { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] },
  createAssignment: patientOfMine,
  endAssignment: patientOfMine,
  listToday: { for: PATIENTS },
  listPlans: { for: BOTH, A: ["owner", "subscribedPhysician"], B: ["otherPatient"] },
  createPlan: patientOfMine,
  listPlanDay: { for: PATIENTS },
  getPlan: readSession,
  changePlan: patientOfMine,
  endPlan: patientOfMine,
  putPlanRun: writeSession,
  listPlanProposals: patientOfMine,
  getCaseload: { for: PHYSICIANS },
  acceptPlanProposal: patientOfMine,
  dismissPlanProposal: patientOfMine,
  getCourse: { for: PATIENTS },
  getPatientCourse: patientOfMine,
  listGoals: { for: PATIENTS },
  createGoal: { for: PATIENTS },
  listPatientGoals: patientOfMine,
  createPatientGoal: patientOfMine,
  // Set by the patient: whoever else sees it does not close it.
  changeGoal: { for: BOTH, A: ["owner"], B: ["otherPatient"] },
  startSession: writeSession,
  listSessions: readSession,
  getSession: readSession,
  appendEvents: writeSession,
  listEvents: readSession,
  postProgress: writeSession,
  putTraceChunk: writeSession,
  getTrace: readSession,
  getTraceChunk: readSession,
  listRescorings: readSession,
  rescoreSession: patientOfMine,
  startRecording: writeSession,
  putRecordingChunk: writeSession,
  putRecordingManifest: writeSession,
  getRecording: readSession,
  getRecordingVideo: readSession,
  removeRecording: writeSession,
  createPosture: { for: PATIENTS },
  listPostures: { for: PATIENTS },
  listPatientPostures: patientOfMine,
  getPosture: readSession,
  putPostureView: writeSession,
  putPosturePicture: writeSession,
  getPosturePicture: readSession,
  removePostureView: writeSession,
  removePostureViews: writeSession,
  removePosture: writeSession,
  comparePostures: readSession,
  listYogaPoses: { for: "everybody" },
  getYogaPose: { for: "everybody" },
  analyseYogaPose: { for: SIGNED_IN },
  analyseYogaPoses: { for: SIGNED_IN },
  listPractices: { for: PATIENTS },
  createPractice: { for: PATIENTS },
  getPractice: writeSession,
  changePractice: writeSession,
  removePractice: writeSession,
  storeYogaSession: { for: PATIENTS },
  listYogaSessions: { for: PATIENTS },
  getYogaSession: writeSession,
  changeYogaSession: writeSession,
  removeYogaSession: writeSession,
  getYogaStatistics: { for: PATIENTS },
  createWorkout: { for: PATIENTS },
  listWorkouts: { for: PATIENTS },
  listPatientWorkouts: patientOfMine,
  getWorkout: readSession,
  putWorkoutTrace: writeSession,
  getWorkoutTrace: readSession,
  putWorkoutVideo: writeSession,
  // Pictures are the patient's alone.
  getWorkoutVideo: writeSession,
  retryWorkout: writeSession,
  removeWorkout: writeSession,
  getWorkoutStatistics: { for: PATIENTS },
  getWorkoutSettings: { for: PATIENTS },
  putBodyMass: { for: PATIENTS },
  storeClinicResult: { for: PATIENTS },
  listClinicResults: { for: PATIENTS },
  listPatientClinicResults: patientOfMine,
  listPatientSuggestions: patientOfMine,
  acceptPatientSuggestion: patientOfMine,
  dismissPatientSuggestion: patientOfMine,
  listExerciseSuggestions: patientOfMine,
  acceptExerciseSuggestion: patientOfMine,
  dismissExerciseSuggestion: patientOfMine,
  getReview: readSession,
  overruleAttempt: patientOfMine,
  withdrawOverrule: patientOfMine,
  addSessionNote: patientOfMine,
  changeSessionNote: patientOfMine,
  removeSessionNote: patientOfMine,
  finishSession: writeSession,
  streamSession: readSession,
  getRights: { for: SIGNED_IN },
  exportMyData: { for: SIGNED_IN },
  requestErasure: { for: SIGNED_IN },
  undoErasure: { for: SIGNED_IN },
  downloadMyCsv: { for: PATIENTS },
  downloadPatientCsv: patientOfMine,
  getMyReport: { for: PATIENTS },
  getPatientReport: patientOfMine,
  exportMyFhir: { for: PATIENTS },
  exportPatientFhir: patientOfMine,
};

/** What a cell of the matrix has to answer: success, or which refusal. */
export function expectedStatus(rule: Rule, caller: CallerName, target: Target): "ok" | 401 | 403 | 404 {
  if (rule.for === "everybody") return "ok";
  if (caller === "anonymous" || caller.startsWith("disabled")) return 401;
  if (!rule.for.includes(caller)) return 403;
  if (!("A" in rule)) return "ok";
  if (target === "missing") return 404;
  return rule[target].includes(caller) ? "ok" : 404;
}

/** One question: who asks for whose thing, and what has to come of it. */
export type Cell = {
  readonly caller: CallerName;
  readonly target: Target;
  readonly expected: "ok" | 401 | 403 | 404;
};

/** Every cell of a route. Where nothing is named there is nothing foreign: one request says it all. */
export function cellsOf(name: RouteName): readonly Cell[] {
  const rule = EXPECTED[name];
  const targets = "A" in rule ? TARGETS : (["A"] as const);
  return CALLERS.flatMap((caller) =>
    targets.map((target) => ({ caller, target, expected: expectedStatus(rule, caller, target) })),
  );
}
