/**
 * Where each route of the table is found, apart from its schemas, so that a browser that only calls them does not load zod:
 * 40 kB of the first page. The rest of each row is in routes/; every name has exactly one of each (the types see to it).
 */
export type Address = {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** Express notation: `/api/sessions/:sessionId`. */
  readonly path: string;
  /**
   * What comes back where it is not JSON with a schema. `bytes`: application/octet-stream. `stream`: server-sent events.
   * `document`: JSON without a schema.
   */
  readonly answers?: "bytes" | "stream" | "html" | "document";
};

export const ADDRESSES = {
  health: { method: "GET", path: "/health" },
  livez: { method: "GET", path: "/livez" },
  readyz: { method: "GET", path: "/readyz" },
  apiInfo: { method: "GET", path: "/api-info" },
  openapi: { method: "GET", path: "/openapi.json", answers: "document" },
  docs: { method: "GET", path: "/docs", answers: "html" },

  registerPatient: { method: "POST", path: "/api/auth/register/patient" },
  registerPhysician: { method: "POST", path: "/api/auth/register/physician" },
  login: { method: "POST", path: "/api/auth/login" },
  logout: { method: "POST", path: "/api/auth/logout" },
  refresh: { method: "POST", path: "/api/auth/refresh" },
  me: { method: "GET", path: "/api/auth/me" },
  listUsers: { method: "GET", path: "/api/users" },
  setUserDisabled: { method: "PUT", path: "/api/users/:userId/disabled" },
  approvePhysician: { method: "POST", path: "/api/users/:userId/approval" },
  rejectPhysician: { method: "POST", path: "/api/users/:userId/rejection" },

  listPhysicians: { method: "GET", path: "/api/physicians" },
  listSubscriptions: { method: "GET", path: "/api/subscriptions" },
  requestSubscription: { method: "POST", path: "/api/subscriptions" },
  approveSubscription: { method: "POST", path: "/api/subscriptions/:subscriptionId/approval" },
  rejectSubscription: { method: "POST", path: "/api/subscriptions/:subscriptionId/rejection" },
  revokeSubscription: { method: "POST", path: "/api/subscriptions/:subscriptionId/revocation" },
  listPatients: { method: "GET", path: "/api/patients" },
  getPatient: { method: "GET", path: "/api/patients/:patientId" },
  listPatientLive: { method: "GET", path: "/api/patients/:patientId/live" },
  listLive: { method: "GET", path: "/api/live" },
  getCalibration: { method: "GET", path: "/api/calibration" },
  putCalibration: { method: "PUT", path: "/api/calibration" },
  listExercises: { method: "GET", path: "/api/exercises" },
  getExercise: { method: "GET", path: "/api/exercises/:exerciseId" },
  createExercise: { method: "POST", path: "/api/exercises" },
  setExerciseArchived: { method: "PUT", path: "/api/exercises/:exerciseId/archived" },
  listExerciseVersions: { method: "GET", path: "/api/exercises/:exerciseId/versions" },
  getExerciseVersion: { method: "GET", path: "/api/exercises/:exerciseId/versions/:version" },
  addExerciseVersion: { method: "POST", path: "/api/exercises/:exerciseId/versions" },
  getExerciseTake: {
    method: "GET",
    path: "/api/exercises/:exerciseId/versions/:version/take",
    answers: "bytes",
  },
  authorExercise: { method: "POST", path: "/api/exercises/author" },
  capturePose: { method: "POST", path: "/api/exercises/capture-pose" },
  captureKeypoints: { method: "POST", path: "/api/exercises/capture-keypoints" },
  generateAngleRanges: { method: "POST", path: "/api/exercises/generate-angle-ranges" },
  generateTimingStability: { method: "POST", path: "/api/exercises/generate-timing-stability" },
  generateAlignmentRules: { method: "POST", path: "/api/exercises/generate-alignment-rules" },
  rescoreExercise: { method: "POST", path: "/api/exercises/:exerciseId/rescorings" },

  storeClinicResult: { method: "POST", path: "/api/clinic-results" },
  listClinicResults: { method: "GET", path: "/api/clinic-results" },
  listPatientClinicResults: { method: "GET", path: "/api/patients/:patientId/clinic-results" },

  listPatientSuggestions: { method: "GET", path: "/api/patients/:patientId/suggestions" },
  acceptPatientSuggestion: { method: "POST", path: "/api/patients/:patientId/suggestions/acceptance" },
  dismissPatientSuggestion: { method: "POST", path: "/api/patients/:patientId/suggestions/dismissal" },
  listExerciseSuggestions: { method: "GET", path: "/api/exercises/:exerciseId/suggestions" },
  acceptExerciseSuggestion: { method: "POST", path: "/api/exercises/:exerciseId/suggestions/acceptance" },
  dismissExerciseSuggestion: { method: "POST", path: "/api/exercises/:exerciseId/suggestions/dismissal" },

  listAssignments: { method: "GET", path: "/api/assignments" },
  createAssignment: { method: "POST", path: "/api/assignments" },
  endAssignment: { method: "DELETE", path: "/api/assignments/:assignmentId" },
  listToday: { method: "GET", path: "/api/today" },

  startSession: { method: "POST", path: "/api/sessions" },
  listSessions: { method: "GET", path: "/api/sessions" },
  getSession: { method: "GET", path: "/api/sessions/:sessionId" },
  appendEvents: { method: "POST", path: "/api/sessions/:sessionId/events" },
  listEvents: { method: "GET", path: "/api/sessions/:sessionId/events" },
  postProgress: { method: "POST", path: "/api/sessions/:sessionId/progress" },
  putTraceChunk: { method: "PUT", path: "/api/sessions/:sessionId/trace/:chunk" },
  getTrace: { method: "GET", path: "/api/sessions/:sessionId/trace" },
  getTraceChunk: { method: "GET", path: "/api/sessions/:sessionId/trace/:chunk", answers: "bytes" },
  listRescorings: { method: "GET", path: "/api/sessions/:sessionId/rescorings" },
  rescoreSession: { method: "POST", path: "/api/sessions/:sessionId/rescorings" },
  finishSession: { method: "POST", path: "/api/sessions/:sessionId/finish" },
  streamSession: { method: "GET", path: "/api/sessions/:sessionId/stream", answers: "stream" },
} as const satisfies Record<string, Address>;

export type RouteName = keyof typeof ADDRESSES;
