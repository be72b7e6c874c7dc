import type { Role, Verification } from "@physiocheck/contracts";
import type { Kit } from "./kits.ts";

type SubscriptionState = "requested" | "approved" | "rejected" | "revoked";

/**
 * Every table and column there is. Times are ms since 1970; JSON is kept as text, written and read by the application,
 * because what was hashed has to come back byte for byte.
 */
export function buildSchema(kit: Kit) {
  const { table, primaryKey, id, hash, word, line, long, instant, whole, real, bytes } = kit;

  const users = table("users", {
    id: id("id").primaryKey(),
    role: word<Role>("role").notNull(),
    /** Lower case; unique. */
    email: line("email").notNull(),
    name: line("name").notNull(),
    /** Lower-cased name and address, for searching. */
    searchText: long("search_text").notNull(),
    passwordHash: line("password_hash").notNull(),
    disabledAt: instant("disabled_at"),
    createdAt: instant("created_at").notNull(),
    lastSeenAt: instant("last_seen_at"),
    licenceNumber: line("licence_number"),
    specialisation: line("specialisation"),
    /** Physicians only. */
    verification: word<Verification>("verification"),
    rejectionReason: line("rejection_reason"),
  });

  /** A sign-in on one device: the family of its refresh tokens. */
  const signIns = table("sign_ins", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    endReason: word<"logout" | "reuse" | "disabled">("end_reason"),
  });

  /** Only hashes are kept. A successor is derived from its predecessor, so that a repeated refresh gives the same. */
  const refreshTokens = table("refresh_tokens", {
    tokenHash: hash("token_hash").primaryKey(),
    signInId: id("sign_in_id").notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
  });

  /** Failed sign-ins of an account or from an address, under a keyed hash of it. */
  const loginFailures = table("login_failures", {
    subject: hash("subject").primaryKey(),
    failures: whole("failures").notNull(),
    blockedUntil: instant("blocked_until").notNull(),
    updatedAt: instant("updated_at").notNull(),
  });

  /** A patient's consent. A new request after an end is a new row, so the history stays. */
  const subscriptions = table("subscriptions", {
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    physicianId: id("physician_id").notNull(),
    state: word<SubscriptionState>("state").notNull(),
    /** "patient:physician" while requested or approved, else null; unique, so there is one at a time. */
    openKey: line("open_key"),
    requestedAt: instant("requested_at").notNull(),
    decidedAt: instant("decided_at"),
    revokedAt: instant("revoked_at"),
  });

  /** Exercises that physicians made. The library is code. */
  const exercises = table("exercises", {
    id: id("id").primaryKey(),
    ownerId: id("owner_id").notNull(),
    title: line("title").notNull(),
    /** ExerciseDefinition: the newest version's. */
    definition: long("definition").notNull(),
    createdAt: instant("created_at").notNull(),
    /** Since when it cannot be given to anybody any more; null while it can. */
    archivedAt: instant("archived_at"),
  });

  /** Every version of every own exercise, the newest included. Rows are only ever added. */
  const exerciseVersions = table(
    "exercise_versions",
    {
      exerciseId: id("exercise_id").notNull(),
      version: whole("version").notNull(),
      /** ExerciseDefinition. */
      definition: long("definition").notNull(),
      authorId: id("author_id").notNull(),
      createdAt: instant("created_at").notNull(),
      /** What changed and why, in the author's words. */
      note: long("note").notNull(),
      /** The recording it was derived from, if it was. */
      takeId: id("take_id"),
    },
    (version) => [primaryKey({ columns: [version.exerciseId, version.version] })],
  );

  /** Recordings that exercises were derived from: gzip files of packed trace, landmarks of the physician. */
  const exerciseTakes = table("exercise_takes", {
    id: id("id").primaryKey(),
    ownerId: id("owner_id").notNull(),
    sha256: hash("sha256").notNull(),
    size: whole("size").notNull(),
    data: bytes("data").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  const assignments = table("assignments", {
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    physicianId: id("physician_id").notNull(),
    exerciseId: id("exercise_id").notNull(),
    /** Dose. */
    dose: long("dose").notNull(),
    note: long("note").notNull(),
    createdAt: instant("created_at").notNull(),
    endedAt: instant("ended_at"),
  });

  const sessions = table("sessions", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    assignmentId: id("assignment_id"),
    exerciseId: id("exercise_id").notNull(),
    /** ExerciseDefinition as it was then: results can be made again from it and the trace. */
    definition: long("definition").notNull(),
    dose: long("dose").notNull(),
    startedAt: instant("started_at").notNull(),
    lastEventAt: instant("last_event_at"),
    completedAt: instant("completed_at"),
    /** Events 0 … contiguous are stored; −1 for none. `chain` is their hash. */
    contiguous: whole("contiguous").notNull(),
    chain: hash("chain").notNull(),
    /** Tallies over the contiguous events. */
    repetitions: whole("repetitions").notNull(),
    partial: whole("partial").notNull(),
    holdSeconds: real("hold_seconds").notNull(),
    setsDone: whole("sets_done").notNull(),
    durationMs: real("duration_ms").notNull(),
    quality: real("quality"),
    painBefore: whole("pain_before"),
    painAfter: whole("pain_after"),
    effort: whole("effort"),
    endReason: word<"completed" | "stopped" | "pain">("end_reason"),
    /** SessionSummary. */
    summary: long("summary"),
  });

  const sessionEvents = table(
    "session_events",
    {
      sessionId: id("session_id").notNull(),
      seq: whole("seq").notNull(),
      id: id("id").notNull(),
      kind: word<string>("kind").notNull(),
      /** The whole event as canonical JSON: what the chain hashes. */
      body: long("body").notNull(),
      receivedAt: instant("received_at").notNull(),
    },
    (event) => [primaryKey({ columns: [event.sessionId, event.seq] })],
  );

  const traceChunks = table(
    "trace_chunks",
    {
      sessionId: id("session_id").notNull(),
      chunk: whole("chunk").notNull(),
      sha256: hash("sha256").notNull(),
      size: whole("size").notNull(),
      data: bytes("data").notNull(),
    },
    (chunk) => [primaryKey({ columns: [chunk.sessionId, chunk.chunk] })],
  );

  /** Sessions scored again from their trace, beside what was counted live. Rows are only ever added. */
  const rescorings = table("rescorings", {
    id: id("id").primaryKey(),
    sessionId: id("session_id").notNull(),
    exerciseVersion: whole("exercise_version").notNull(),
    /** ENGINE_VERSION. Unique together with session and exercise version: the same three give the same result. */
    engine: word<string>("engine").notNull(),
    /** ExerciseDefinition it was scored with. */
    definition: long("definition").notNull(),
    /** SessionDetail's ledger. */
    ledger: long("ledger").notNull(),
    /** SessionSummary. */
    summary: long("summary").notNull(),
    createdBy: id("created_by").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  /** Results of clinic tests. Rows are only ever added. */
  const clinicResults = table("clinic_results", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    source: word<"camera" | "file" | "digital_patient">("source").notNull(),
    /** NormPerson. */
    person: long("person"),
    /** ClinicTestResult. */
    result: long("result").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  /** Suggestions that a physician did not want. Rows are only ever added. */
  const suggestionDismissals = table(
    "suggestion_dismissals",
    {
      physicianId: id("physician_id").notNull(),
      exerciseId: id("exercise_id").notNull(),
      /** Empty where the suggestion was for everybody who does the exercise. */
      patientId: id("patient_id").notNull(),
      /** Suggestion's key. */
      suggestion: hash("suggestion").notNull(),
      reason: long("reason").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (dismissal) => [
      primaryKey({
        columns: [dismissal.physicianId, dismissal.exerciseId, dismissal.patientId, dismissal.suggestion],
      }),
    ],
  );

  const calibrations = table("calibrations", {
    patientId: id("patient_id").primaryKey(),
    /** Calibration. */
    calibration: long("calibration").notNull(),
    updatedAt: instant("updated_at").notNull(),
  });

  const auditLog = table("audit_log", {
    id: id("id").primaryKey(),
    at: instant("at").notNull(),
    /** Null where nobody was signed in. */
    actorId: id("actor_id"),
    action: word<string>("action").notNull(),
    /** Id of what it was done to. */
    objectId: id("object_id"),
    outcome: word<"ok" | "refused">("outcome").notNull(),
    detail: line("detail"),
    requestId: id("request_id"),
  });

  return {
    users,
    signIns,
    refreshTokens,
    loginFailures,
    subscriptions,
    exercises,
    exerciseVersions,
    exerciseTakes,
    assignments,
    sessions,
    sessionEvents,
    traceChunks,
    rescorings,
    clinicResults,
    suggestionDismissals,
    calibrations,
    auditLog,
  };
}

export type Schema = ReturnType<typeof buildSchema>;
