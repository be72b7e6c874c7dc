import type { Holdings } from "./holding.ts";

/** Found by the session that it belongs to. */
const OF_SESSION = {
  by: "sessionId",
  through: { table: "sessions", key: "id", by: "patientId" },
  roles: ["patient"],
} as const;

/** What an account is called once its person is gone but others' records still name its id. */
export const ERASED_NAME = "Erased account";

/**
 * Whose data every table of the database holds, how it leaves with them, and how it goes. One entry a table: a test fails
 * where one is missing. Ids that stay behind (who wrote a plan, whom the audit log names) belong to no account any more.
 */
export const HOLDINGS: Holdings = {
  users: [
    {
      kind: "account",
      by: "id",
      roles: ["patient", "admin"],
      erase: "delete",
      leave: ["passwordHash"],
      objects: ({ id }) => [`pictures/${id}/`],
    },
    {
      kind: "account",
      by: "id",
      roles: ["physician"],
      // Patients' plans and consents say by whom they are.
      erase: {
        keep: "patients_record",
        set: {
          name: ERASED_NAME,
          searchText: "",
          passwordHash: "erased",
          licenceNumber: null,
          specialisation: null,
          rejectionReason: null,
          lastSeenAt: null,
          pictureId: null,
          appliedAt: null,
          stepsDismissedAt: null,
        },
      },
      leave: ["passwordHash"],
      objects: ({ id }) => [`pictures/${id}/`],
    },
  ],
  signIns: [{ kind: "sign_ins", by: "userId", erase: "delete" }],
  refreshTokens: [
    {
      kind: "sign_ins",
      by: "signInId",
      through: { table: "signIns", key: "id", by: "userId" },
      erase: "delete",
      leave: ["tokenHash"],
    },
  ],
  // Under a keyed hash that nobody can read back; erasing an account clears its row (erase.ts).
  loginFailures: [],
  passwordResets: [{ kind: "sign_ins", by: "userId", erase: "delete", leave: ["tokenHash"] }],
  secondFactors: [{ kind: "sign_ins", by: "userId", erase: "delete", leave: ["secret"] }],
  recoveryCodes: [{ kind: "sign_ins", by: "userId", erase: "delete", leave: ["codeHash"] }],
  subscriptions: [
    { kind: "consents", by: "patientId", roles: ["patient"], erase: "delete" },
    // They are ended first (erase.ts); what a patient allowed, and when, is the patient's.
    { kind: "consents", by: "physicianId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  credentials: [
    {
      kind: "documents",
      by: "userId",
      erase: "delete",
      objects: ({ userId }) => [`credentials/${userId}/`],
    },
  ],
  clinicSettings: [
    {
      kind: "clinic",
      by: "updatedBy",
      roles: ["admin"],
      erase: { keep: "clinic_runs_on_it" },
      leave: ["value"],
    },
  ],
  exercises: [
    // Patients exercise after them; those that nobody does are deleted first (erase.ts).
    { kind: "authored", by: "ownerId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  exerciseVersions: [
    {
      kind: "authored",
      by: "authorId",
      roles: ["physician"],
      erase: { keep: "patients_record", set: { note: "", takeId: null } },
    },
  ],
  exerciseTakes: [
    {
      kind: "movement",
      by: "ownerId",
      roles: ["physician"],
      erase: "delete",
      files: { column: "data", ending: "trace.gz" },
    },
  ],
  assignments: [
    { kind: "plan", by: "patientId", roles: ["patient"], erase: "delete" },
    { kind: "plan", by: "physicianId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  plans: [
    { kind: "plan", by: "patientId", roles: ["patient"], erase: "delete" },
    { kind: "plan", by: "physicianId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  planVersions: [
    {
      kind: "plan",
      by: "planId",
      through: { table: "plans", key: "id", by: "patientId" },
      roles: ["patient"],
      erase: "delete",
    },
    { kind: "plan", by: "authorId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  planRuns: [{ kind: "plan", by: "patientId", erase: "delete" }],
  planDecisions: [
    {
      kind: "plan",
      by: "planId",
      through: { table: "plans", key: "id", by: "patientId" },
      roles: ["patient"],
      erase: "delete",
    },
  ],
  goals: [
    { kind: "plan", by: "patientId", roles: ["patient"], erase: "delete" },
    { kind: "plan", by: "authorId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  sessions: [{ kind: "sessions", by: "patientId", erase: "delete" }],
  sessionEvents: [{ kind: "sessions", ...OF_SESSION, erase: "delete" }],
  traceChunks: [
    { kind: "movement", ...OF_SESSION, erase: "delete", files: { column: "data", ending: "trace.gz" } },
  ],
  recordings: [
    {
      kind: "videos",
      by: "patientId",
      erase: "delete",
      leave: ["parts"],
      objects: ({ sessionId }) => [`recordings/${sessionId}/`],
    },
  ],
  recordingChunks: [{ kind: "videos", ...OF_SESSION, erase: "delete" }],
  rescorings: [
    { kind: "sessions", ...OF_SESSION, erase: "delete" },
    {
      kind: "sessions",
      by: "createdBy",
      roles: ["physician"],
      erase: { keep: "patients_record" },
      leave: ["ledger", "summary"],
    },
  ],
  repOverrules: [
    { kind: "sessions", ...OF_SESSION, erase: "delete" },
    { kind: "sessions", by: "authorId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  sessionNotes: [
    // What is not shared is its author's alone (docs/decisions/0063).
    { kind: "sessions", ...OF_SESSION, erase: "delete", exported: ({ shared }) => shared === 1 },
    { kind: "sessions", by: "authorId", roles: ["physician"], erase: { keep: "patients_record" } },
  ],
  postureAnalyses: [{ kind: "posture", by: "patientId", erase: "delete" }],
  postureViews: [
    {
      kind: "posture",
      by: "patientId",
      erase: "delete",
      objects: ({ analysisId, id }) => [`posture/${analysisId}/${id}.jpg`],
    },
  ],
  yogaPractices: [{ kind: "yoga", by: "patientId", roles: ["patient"], erase: "delete" }],
  yogaSessions: [{ kind: "yoga", by: "patientId", roles: ["patient"], erase: "delete" }],
  workouts: [
    { kind: "workouts", by: "patientId", erase: "delete", objects: ({ id }) => [`workouts/${id}/`] },
  ],
  bodyMasses: [{ kind: "body", by: "patientId", erase: "delete" }],
  clinicResults: [{ kind: "clinic_tests", by: "patientId", erase: "delete" }],
  suggestionDismissals: [
    { kind: "authored", by: "physicianId", roles: ["physician"], erase: "delete" },
    { kind: "plan", by: "patientId", roles: ["patient"], erase: "delete" },
  ],
  calibrations: [{ kind: "body", by: "patientId", erase: "delete" }],
  notices: [
    { kind: "messages", by: "userId", erase: "delete" },
    { kind: "messages", by: "about", mentions: true, erase: "delete" },
    { kind: "messages", by: "link", mentions: true, erase: "delete" },
  ],
  noticePreferences: [{ kind: "messages", by: "userId", erase: "delete" }],
  jobs: [{ kind: "messages", by: "payload", mentions: true, erase: "delete" }],
  // When what is done again and again is next: nobody's.
  jobSchedules: [],
  auditLog: [
    { kind: "trail", by: "actorId", erase: { keep: "audit_duty" }, leave: ["mac"] },
    { kind: "trail", by: "objectId", erase: { keep: "audit_duty" }, leave: ["mac"] },
  ],
  // Where the chain of the audit log ends: nobody's.
  auditHead: [],
  erasures: [{ kind: "requests", by: "userId", erase: { keep: "proof_of_erasure" } }],
  dataExports: [{ kind: "requests", by: "userId", erase: "delete" }],
};
