import type { NoticeKind, Role, Verification } from "@physiocheck/contracts";
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
    /** Name of the profile picture in the object store; null for none. */
    pictureId: id("picture_id"),
    /** When a physician last asked to be verified; null: when they registered. */
    appliedAt: instant("applied_at"),
    /** When they put the first steps away; null: they want to see them. */
    stepsDismissedAt: instant("steps_dismissed_at"),
  });

  /** A sign-in on one device: the family of its refresh tokens. */
  const signIns = table("sign_ins", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    endedAt: instant("ended_at"),
    endReason: word<"logout" | "reuse" | "disabled" | "elsewhere" | "password" | "second_factor">(
      "end_reason",
    ),
    /** Browser and system, as the browser names them. */
    device: line("device"),
    /** Last time it was renewed. */
    seenAt: instant("seen_at"),
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

  /** Second factors of signing in, one a person (RFC 6238). */
  const secondFactors = table("second_factors", {
    userId: id("user_id").primaryKey(),
    /** Encrypted: identity/second-factors.ts. */
    secret: line("secret").notNull(),
    createdAt: instant("created_at").notNull(),
    /** When its first code was given; null: it was begun, and signing in asks for none. */
    confirmedAt: instant("confirmed_at"),
    /** Time step of the last code that was taken: no code is taken twice. */
    lastStep: instant("last_step"),
  });

  /** Recovery codes, each for one sign-in. Only hashes are kept. */
  const recoveryCodes = table("recovery_codes", {
    codeHash: hash("code_hash").primaryKey(),
    userId: id("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    usedAt: instant("used_at"),
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
    /** Whoever ended it, and an admin's reason. */
    endedBy: id("ended_by"),
    endReason: long("end_reason"),
  });

  /** Documents by which physicians show that they are some; the files are in the object store. */
  const credentials = table("credentials", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    /** As the person named the file. */
    name: line("name").notNull(),
    /** By its content. */
    type: word<"application/pdf" | "image/jpeg" | "image/png">("type").notNull(),
    size: whole("size").notNull(),
    sha256: hash("sha256").notNull(),
    uploadedAt: instant("uploaded_at").notNull(),
  });

  /** What admins set for the whole clinic; a section that has no row is as it was delivered. */
  const clinicSettings = table("clinic_settings", {
    section: word<"retention" | "branding" | "signUp" | "logo" | "secondFactor">("section").primaryKey(),
    value: long("value").notNull(),
    updatedAt: instant("updated_at").notNull(),
    updatedBy: id("updated_by").notNull(),
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
    /** The plan it is an item of; null for one given by itself. */
    planId: id("plan_id"),
  });

  /** A rehab plan, or a template for one. Items of an active plan are rows of `assignments` with the items' ids, too. */
  const plans = table("plans", {
    id: id("id").primaryKey(),
    /** Null for a template. */
    patientId: id("patient_id"),
    physicianId: id("physician_id").notNull(),
    state: word<"draft" | "active" | "ended">("state").notNull(),
    /** 1: a template for all physicians of the clinic. */
    shared: whole("shared").notNull(),
    version: whole("version").notNull(),
    /** PlanContent. */
    content: long("content").notNull(),
    createdAt: instant("created_at").notNull(),
    updatedAt: instant("updated_at").notNull(),
    endedAt: instant("ended_at"),
  });

  /** A plan as it was from a moment on. Rows are only ever added. */
  const planVersions = table(
    "plan_versions",
    {
      planId: id("plan_id").notNull(),
      version: whole("version").notNull(),
      state: word<"draft" | "active" | "ended">("state").notNull(),
      content: long("content").notNull(),
      authorId: id("author_id").notNull(),
      createdAt: instant("created_at").notNull(),
    },
    (version) => [primaryKey({ columns: [version.planId, version.version] })],
  );

  /** A patient's goes through a plan. */
  const planRuns = table("plan_runs", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    planId: id("plan_id").notNull(),
    patientId: id("patient_id").notNull(),
    /** Day where the patient was: 2026-01-31. */
    day: word<string>("day").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at"),
    /** PlanRun. */
    body: long("body").notNull(),
    updatedAt: instant("updated_at").notNull(),
  });

  /** What became of proposals to change an item of a plan. Rows are only ever added. */
  const planDecisions = table("plan_decisions", {
    id: id("id").primaryKey(),
    planId: id("plan_id").notNull(),
    itemId: id("item_id").notNull(),
    /** AdaptationProposal. */
    proposal: long("proposal").notNull(),
    /** `told`: the physician was notified of it and has not decided. */
    outcome: word<"told" | "accepted" | "dismissed">("outcome").notNull(),
    reason: long("reason").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  const goals = table("goals", {
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    authorId: id("author_id").notNull(),
    /** GoalAim. */
    aim: long("aim").notNull(),
    /** 2026-01-31, or null. */
    byDay: word<string>("by_day"),
    createdAt: instant("created_at").notNull(),
    reachedAt: instant("reached_at"),
    removedAt: instant("removed_at"),
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
    /** The same as physicians see it; null while they overruled nothing. */
    reviewedRepetitions: whole("reviewed_repetitions"),
    reviewedPartial: whole("reviewed_partial"),
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

  /** Posture analyses: what was asked for. How far they are and what they say follows from their views. */
  const postureAnalyses = table("posture_analyses", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    source: word<"camera" | "file" | "digital_patient">("source").notNull(),
    model: word<"lite" | "full" | "heavy">("model").notNull(),
    /** JSON: names of views. */
    views: line("views").notNull(),
    /** When the patient agreed that pictures are kept, and to which words; null: none are. */
    picturesAgreedAt: instant("pictures_agreed_at"),
    picturesAgreedVersion: whole("pictures_agreed_version"),
    createdAt: instant("created_at").notNull(),
  });

  /** Yoga practices that patients put together. */
  const yogaPractices = table("yoga_practices", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    title: line("title").notNull(),
    note: long("note").notNull(),
    /** JSON: PracticePose[]. */
    poses: long("poses").notNull(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  });

  /** Yoga sessions that were done. What they come to follows from their steps. */
  const yogaSessions = table("yoga_sessions", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    title: line("title").notNull(),
    note: long("note").notNull(),
    /** JSON: StepResult[]. */
    steps: long("steps").notNull(),
    startedAt: instant("started_at").notNull(),
    finishedAt: instant("finished_at").notNull(),
  });

  const postureViews = table("posture_views", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    analysisId: id("analysis_id").notNull(),
    patientId: id("patient_id").notNull(),
    view: word<"front" | "left" | "right" | "back">("view").notNull(),
    state: word<"in_progress" | "completed" | "failed">("state").notNull(),
    reason: word<string>("reason"),
    attempts: whole("attempts").notNull(),
    /** JSON: PostureStill, corrections and roll as they were sent. */
    input: long("input"),
    /** PostureViewResult. */
    result: long("result"),
    /** Of the kept picture; null where none is. */
    pictureSha: hash("picture_sha"),
    pictureSize: whole("picture_size"),
    changedAt: instant("changed_at").notNull(),
  });

  /** Films of workouts: what they showed, wherever they were analysed. */
  const workouts = table("workouts", {
    /** Made by the client. */
    id: id("id").primaryKey(),
    patientId: id("patient_id").notNull(),
    /** When it was filmed, as far as the file says. */
    at: instant("at").notNull(),
    createdAt: instant("created_at").notNull(),
    name: line("name").notNull(),
    where: word<"device" | "server">("place").notNull(),
    model: word<"lite" | "full" | "heavy">("model").notNull(),
    /** By which the same file is known again. */
    fingerprint: hash("fingerprint").notNull(),
    /** Version of the words that were agreed to. */
    agreedVersion: whole("agreed_version").notNull(),
    state: word<"pending" | "in_progress" | "completed" | "failed">("state").notNull(),
    reason: word<string>("reason"),
    attempts: whole("attempts").notNull(),
    /** 0..1 while the server is at work. */
    progress: real("progress"),
    /** JSON: durationMs, frames, fps, width, height. */
    film: long("film"),
    /** JSON: Bout[]. */
    bouts: long("bouts"),
    /** Of what lies in the object store; null where nothing does. */
    traceSize: whole("trace_size"),
    videoSize: whole("video_size"),
    videoType: word<"video/mp4" | "video/quicktime" | "video/webm">("video_type"),
    videoAt: instant("video_at"),
  });

  /** What patients say they weigh, for the energy of a workout. */
  const bodyMasses = table("body_masses", {
    patientId: id("patient_id").primaryKey(),
    kilograms: real("kilograms").notNull(),
    changedAt: instant("changed_at").notNull(),
  });

  /** Opt-in video recordings, one a session at most. The row outlives the video: that there was one, and why it is gone. */
  const recordings = table("recordings", {
    sessionId: id("session_id").primaryKey(),
    patientId: id("patient_id").notNull(),
    state: word<"recording" | "assembling" | "ready" | "kept" | "removed">("state").notNull(),
    /** RecordingReason. */
    why: word<string>("why"),
    /** What was agreed to, and when by the patient's clock. */
    consentVersion: whole("consent_version").notNull(),
    consentedAt: instant("consented_at").notNull(),
    /** RecordingManifest; null while the device has not said what there is. */
    manifest: long("manifest"),
    /** Bytes in the object store now. */
    bytes: real("bytes").notNull(),
    /** Stored files, and stretches that none shows: JSON. */
    parts: long("parts").notNull(),
    gaps: long("gaps").notNull(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at").notNull(),
  });

  /** Chunks of recordings that were taken. Their bytes lie in the object store until they are part of a file. */
  const recordingChunks = table(
    "recording_chunks",
    {
      sessionId: id("session_id").notNull(),
      seq: whole("seq").notNull(),
      /** One run of the device's recorder: a file of its own. */
      take: whole("take").notNull(),
      /** ms on the session's clock. */
      fromMs: real("from_ms").notNull(),
      untilMs: real("until_ms").notNull(),
      sha256: hash("sha256").notNull(),
      size: whole("size").notNull(),
      /** 1 while its bytes lie in the store on their own. */
      apart: whole("apart").notNull(),
      receivedAt: instant("received_at").notNull(),
    },
    (chunk) => [primaryKey({ columns: [chunk.sessionId, chunk.seq] })],
  );

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

  /** What physicians say of single attempts, beside what was counted live. Rows are only ever added; the newest holds. */
  const repOverrules = table("rep_overrules", {
    id: id("id").primaryKey(),
    sessionId: id("session_id").notNull(),
    /** The attempt's index in the ledger. */
    attempt: whole("attempt").notNull(),
    /** Null: taken back. */
    outcome: word<"counted" | "partial" | "refused">("outcome"),
    reason: long("reason").notNull(),
    authorId: id("author_id").notNull(),
    createdAt: instant("created_at").notNull(),
  });

  /** Physicians' notes on a session or on a moment of it. */
  const sessionNotes = table("session_notes", {
    id: id("id").primaryKey(),
    sessionId: id("session_id").notNull(),
    authorId: id("author_id").notNull(),
    body: long("body").notNull(),
    /** ms on the session's clock; null for the whole session. */
    atMs: real("at_ms"),
    /** 1 where the patient may read it. */
    shared: whole("shared").notNull(),
    createdAt: instant("created_at").notNull(),
    changedAt: instant("changed_at"),
  });

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
    /** Place in the chain, from 1, without gaps. */
    seq: whole("seq"),
    /** Keyed hash of this row and of the one before it. */
    mac: hash("mac"),
  });

  /** Where the chain of the audit log ends and, after old rows were cleared, begins. One row. */
  const auditHead = table("audit_head", {
    id: word<"head">("id").primaryKey(),
    lastSeq: whole("last_seq").notNull(),
    lastMac: hash("last_mac").notNull(),
    firstSeq: whole("first_seq").notNull(),
    /** Of the row before the first. */
    beforeMac: hash("before_mac").notNull(),
    /** Keyed hash of all of the above. */
    seal: hash("seal").notNull(),
  });

  /** That people asked for their data to be erased. The id outlives its person: a restored backup is erased again by it. */
  const erasures = table("erasures", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    /** The person's id while it waits, else null; unique, so there is one at a time. */
    openKey: id("open_key"),
    requestedAt: instant("requested_at").notNull(),
    dueAt: instant("due_at").notNull(),
    endedAt: instant("ended_at"),
    outcome: word<"undone" | "erased">("outcome"),
  });

  /** Exports that people made of their data. */
  const dataExports = table("data_exports", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    /** The person's id while it runs, else null; unique, so there is one at a time. */
    openKey: id("open_key"),
    startedAt: instant("started_at").notNull(),
    endedAt: instant("ended_at"),
    outcome: word<"complete" | "broken">("outcome"),
  });

  /** Jobs that wait, run or have failed, where no Redis keeps them. Done ones are gone. */
  const jobs = table(
    "jobs",
    {
      queue: word<string>("queue").notNull(),
      id: id("id").notNull(),
      /** JSON. */
      payload: long("payload").notNull(),
      /** Tries that were begun. */
      attempts: whole("attempts").notNull(),
      /** Not before. */
      runAt: instant("run_at").notNull(),
      /** Until then a process is doing it; after that the process has died. */
      leaseUntil: instant("lease_until"),
      failedAt: instant("failed_at"),
      /** What the last try said. */
      error: line("error"),
      createdAt: instant("created_at").notNull(),
    },
    (job) => [primaryKey({ columns: [job.queue, job.id] })],
  );

  /** When what is done again and again is next. */
  const jobSchedules = table("job_schedules", {
    name: word<string>("name").primaryKey(),
    nextAt: instant("next_at").notNull(),
  });

  /** What people are told in the app. */
  const notices = table("notices", {
    id: id("id").primaryKey(),
    userId: id("user_id").notNull(),
    kind: word<NoticeKind>("kind").notNull(),
    /** NoticeAbout. */
    about: long("about").notNull(),
    /** Path in the web app. */
    link: line("link").notNull(),
    /** Unique with the person: what must be told only once. */
    once: id("once"),
    createdAt: instant("created_at").notNull(),
    readAt: instant("read_at"),
    /** False where the person wants none of this kind in the app; it stands here so that nothing is told twice. */
    shown: whole("shown").notNull(),
  });

  /** How a person wants to be told. Without a row: as NOTICE_DEFAULTS says, and no reminders. */
  const noticePreferences = table("notice_preferences", {
    userId: id("user_id").primaryKey(),
    /** NoticeChannels. */
    channels: long("channels").notNull(),
    /** Language of e-mails. */
    language: word<string>("language").notNull(),
    /** IANA name. */
    timeZone: line("time_zone").notNull(),
    /** Local time of the daily reminder, HH:MM; null for none. */
    reminderTime: word<string>("reminder_time"),
    nextReminderAt: instant("next_reminder_at"),
  });

  /** Links for a new password. Only hashes are kept. */
  const passwordResets = table("password_resets", {
    tokenHash: hash("token_hash").primaryKey(),
    userId: id("user_id").notNull(),
    createdAt: instant("created_at").notNull(),
    expiresAt: instant("expires_at").notNull(),
    usedAt: instant("used_at"),
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
    plans,
    planVersions,
    planRuns,
    planDecisions,
    goals,
    sessions,
    sessionEvents,
    traceChunks,
    rescorings,
    repOverrules,
    sessionNotes,
    clinicResults,
    postureAnalyses,
    postureViews,
    yogaPractices,
    yogaSessions,
    workouts,
    bodyMasses,
    recordings,
    recordingChunks,
    suggestionDismissals,
    calibrations,
    auditLog,
    jobs,
    jobSchedules,
    notices,
    noticePreferences,
    passwordResets,
    secondFactors,
    recoveryCodes,
    auditHead,
    credentials,
    clinicSettings,
    erasures,
    dataExports,
  };
}

export type Schema = ReturnType<typeof buildSchema>;
