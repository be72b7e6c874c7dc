/**
 * How the database came to be: one DDL statement a step, both dialects in one text. Add at the end only; a step that was
 * published is never changed, renamed or re-dated. Expand first, contract in a later release.
 *
 * Words in braces are types that differ between the engines: see TYPES.
 */
export type Step = {
  /** Date and number, then what it does; steps are in the order of their names. */
  readonly name: string;
  readonly ddl: string;
};

export const STEPS: readonly Step[] = [
  {
    name: "2026-01-01-01 users",
    ddl: `CREATE TABLE users (
      id {id} NOT NULL PRIMARY KEY, role {word} NOT NULL, email {line} NOT NULL, name {line} NOT NULL,
      search_text {long} NOT NULL, password_hash {line} NOT NULL, disabled_at {instant}, created_at {instant} NOT NULL,
      last_seen_at {instant}, licence_number {line}, specialisation {line}, verification {word}, rejection_reason {line},
      CONSTRAINT users_email UNIQUE (email)
    ) {table}`,
  },
  {
    name: "2026-01-01-02 sign_ins",
    ddl: `CREATE TABLE sign_ins (
      id {id} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, created_at {instant} NOT NULL, expires_at {instant} NOT NULL,
      ended_at {instant}, end_reason {word}
    ) {table}`,
  },
  { name: "2026-01-01-03 sign_ins by user", ddl: "CREATE INDEX sign_ins_user ON sign_ins (user_id)" },
  {
    name: "2026-01-01-04 refresh_tokens",
    ddl: `CREATE TABLE refresh_tokens (
      token_hash {hash} NOT NULL PRIMARY KEY, sign_in_id {id} NOT NULL, created_at {instant} NOT NULL, used_at {instant}
    ) {table}`,
  },
  {
    name: "2026-01-01-05 refresh_tokens by sign-in",
    ddl: "CREATE INDEX refresh_tokens_sign_in ON refresh_tokens (sign_in_id)",
  },
  {
    name: "2026-01-01-06 login_failures",
    ddl: `CREATE TABLE login_failures (
      subject {hash} NOT NULL PRIMARY KEY, failures {whole} NOT NULL, blocked_until {instant} NOT NULL,
      updated_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-01-01-07 subscriptions",
    ddl: `CREATE TABLE subscriptions (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, physician_id {id} NOT NULL, state {word} NOT NULL,
      open_key {line}, requested_at {instant} NOT NULL, decided_at {instant}, revoked_at {instant},
      CONSTRAINT subscriptions_open UNIQUE (open_key)
    ) {table}`,
  },
  {
    name: "2026-01-01-08 subscriptions by patient",
    ddl: "CREATE INDEX subscriptions_patient ON subscriptions (patient_id, state)",
  },
  {
    name: "2026-01-01-09 subscriptions by physician",
    ddl: "CREATE INDEX subscriptions_physician ON subscriptions (physician_id, state)",
  },
  {
    name: "2026-01-01-10 exercises",
    ddl: `CREATE TABLE exercises (
      id {id} NOT NULL PRIMARY KEY, owner_id {id} NOT NULL, title {line} NOT NULL, definition {long} NOT NULL,
      created_at {instant} NOT NULL
    ) {table}`,
  },
  { name: "2026-01-01-11 exercises by owner", ddl: "CREATE INDEX exercises_owner ON exercises (owner_id)" },
  {
    name: "2026-01-01-12 assignments",
    ddl: `CREATE TABLE assignments (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, physician_id {id} NOT NULL, exercise_id {id} NOT NULL,
      dose {long} NOT NULL, note {long} NOT NULL, created_at {instant} NOT NULL, ended_at {instant}
    ) {table}`,
  },
  {
    name: "2026-01-01-13 assignments by patient",
    ddl: "CREATE INDEX assignments_patient ON assignments (patient_id)",
  },
  {
    name: "2026-01-01-14 sessions",
    ddl: `CREATE TABLE sessions (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, assignment_id {id}, exercise_id {id} NOT NULL,
      definition {long} NOT NULL, dose {long} NOT NULL, started_at {instant} NOT NULL, last_event_at {instant},
      completed_at {instant}, contiguous {whole} NOT NULL, chain {hash} NOT NULL, repetitions {whole} NOT NULL,
      partial {whole} NOT NULL, hold_seconds {real} NOT NULL, sets_done {whole} NOT NULL, duration_ms {real} NOT NULL,
      quality {real}, pain_before {whole}, pain_after {whole}, effort {whole}, end_reason {word}, summary {long}
    ) {table}`,
  },
  {
    name: "2026-01-01-15 sessions by patient and time",
    ddl: "CREATE INDEX sessions_patient ON sessions (patient_id, started_at)",
  },
  {
    name: "2026-01-01-16 session_events",
    ddl: `CREATE TABLE session_events (
      session_id {id} NOT NULL, seq {whole} NOT NULL, id {id} NOT NULL, kind {word} NOT NULL, body {long} NOT NULL,
      received_at {instant} NOT NULL, PRIMARY KEY (session_id, seq), CONSTRAINT session_events_id UNIQUE (session_id, id)
    ) {table}`,
  },
  {
    name: "2026-01-01-17 trace_chunks",
    ddl: `CREATE TABLE trace_chunks (
      session_id {id} NOT NULL, chunk {whole} NOT NULL, sha256 {hash} NOT NULL, size {whole} NOT NULL, data {bytes} NOT NULL,
      PRIMARY KEY (session_id, chunk)
    ) {table}`,
  },
  {
    name: "2026-01-01-18 calibrations",
    ddl: `CREATE TABLE calibrations (
      patient_id {id} NOT NULL PRIMARY KEY, calibration {long} NOT NULL, updated_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-01-01-19 audit_log",
    ddl: `CREATE TABLE audit_log (
      id {id} NOT NULL PRIMARY KEY, at {instant} NOT NULL, actor_id {id}, action {word} NOT NULL, object_id {id},
      outcome {word} NOT NULL, detail {line}, request_id {id}
    ) {table}`,
  },
  {
    name: "2026-11-21-01 exercises can be archived",
    ddl: "ALTER TABLE exercises ADD COLUMN archived_at {instant}",
  },
  {
    name: "2026-11-21-02 exercise_versions",
    ddl: `CREATE TABLE exercise_versions (
      exercise_id {id} NOT NULL, version {whole} NOT NULL, definition {long} NOT NULL, author_id {id} NOT NULL,
      created_at {instant} NOT NULL, note {long} NOT NULL, take_id {id}, PRIMARY KEY (exercise_id, version)
    ) {table}`,
  },
  {
    name: "2026-11-21-03 what an exercise was so far is its first version",
    ddl: `INSERT INTO exercise_versions (exercise_id, version, definition, author_id, created_at, note, take_id)
      SELECT id, 1, definition, owner_id, created_at, '', NULL FROM exercises
      WHERE NOT EXISTS (SELECT 1 FROM exercise_versions known WHERE known.exercise_id = exercises.id)`,
  },
  {
    name: "2026-11-21-04 exercise_takes",
    ddl: `CREATE TABLE exercise_takes (
      id {id} NOT NULL PRIMARY KEY, owner_id {id} NOT NULL, sha256 {hash} NOT NULL, size {whole} NOT NULL,
      data {bytes} NOT NULL, created_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-05 rescorings",
    ddl: `CREATE TABLE rescorings (
      id {id} NOT NULL PRIMARY KEY, session_id {id} NOT NULL, exercise_version {whole} NOT NULL, engine {word} NOT NULL,
      definition {long} NOT NULL, ledger {long} NOT NULL, summary {long} NOT NULL, created_by {id} NOT NULL,
      created_at {instant} NOT NULL, CONSTRAINT rescorings_once UNIQUE (session_id, exercise_version, engine)
    ) {table}`,
  },
  {
    name: "2026-11-21-11 clinic_results",
    ddl: `CREATE TABLE clinic_results (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, source {word} NOT NULL, person {long},
      result {long} NOT NULL, created_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-12 clinic_results by patient",
    ddl: "CREATE INDEX clinic_results_patient ON clinic_results (patient_id, created_at)",
  },
  {
    name: "2026-11-21-21 suggestion_dismissals",
    ddl: `CREATE TABLE suggestion_dismissals (
      physician_id {id} NOT NULL, exercise_id {id} NOT NULL, patient_id {id} NOT NULL, suggestion {hash} NOT NULL,
      reason {long} NOT NULL, created_at {instant} NOT NULL,
      PRIMARY KEY (physician_id, exercise_id, patient_id, suggestion)
    ) {table}`,
  },
  {
    name: "2026-11-21-31 audit_log is a chain",
    ddl: "ALTER TABLE audit_log ADD COLUMN seq {whole}",
  },
  { name: "2026-11-21-32 audit_log is keyed", ddl: "ALTER TABLE audit_log ADD COLUMN mac {hash}" },
  {
    name: "2026-11-21-33 one row a place in the chain",
    ddl: "CREATE UNIQUE INDEX audit_log_seq ON audit_log (seq)",
  },
  { name: "2026-11-21-34 audit_log by time", ddl: "CREATE INDEX audit_log_at ON audit_log (at)" },
  {
    name: "2026-11-21-35 audit_head",
    ddl: `CREATE TABLE audit_head (
      id {word} NOT NULL PRIMARY KEY, last_seq {whole} NOT NULL, last_mac {hash} NOT NULL, first_seq {whole} NOT NULL,
      before_mac {hash} NOT NULL, seal {hash} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-36 clinic_settings",
    ddl: `CREATE TABLE clinic_settings (
      section {word} NOT NULL PRIMARY KEY, value {long} NOT NULL, updated_at {instant} NOT NULL, updated_by {id} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-37 credentials",
    ddl: `CREATE TABLE credentials (
      id {id} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, name {line} NOT NULL, type {word} NOT NULL, size {whole} NOT NULL,
      sha256 {hash} NOT NULL, uploaded_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-38 credentials by user",
    ddl: "CREATE INDEX credentials_user ON credentials (user_id)",
  },
  {
    name: "2026-11-21-39 when a physician applied",
    ddl: "ALTER TABLE users ADD COLUMN applied_at {instant}",
  },
  {
    name: "2026-11-21-40 who ended a subscription",
    ddl: "ALTER TABLE subscriptions ADD COLUMN ended_by {id}",
  },
  {
    name: "2026-11-21-41 why a subscription ended",
    ddl: "ALTER TABLE subscriptions ADD COLUMN end_reason {long}",
  },
  {
    name: "2026-11-21-42 assignments can be items of a plan",
    ddl: "ALTER TABLE assignments ADD COLUMN plan_id {id}",
  },
  {
    name: "2026-11-21-43 plans",
    ddl: `CREATE TABLE plans (
      id {id} NOT NULL PRIMARY KEY, patient_id {id}, physician_id {id} NOT NULL, state {word} NOT NULL,
      shared {whole} NOT NULL, version {whole} NOT NULL, content {long} NOT NULL, created_at {instant} NOT NULL,
      updated_at {instant} NOT NULL, ended_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-21-44 plans by patient",
    ddl: "CREATE INDEX plans_patient ON plans (patient_id, state)",
  },
  {
    name: "2026-11-21-45 plans by physician",
    ddl: "CREATE INDEX plans_physician ON plans (physician_id, state)",
  },
  {
    name: "2026-11-21-46 plan_versions",
    ddl: `CREATE TABLE plan_versions (
      plan_id {id} NOT NULL, version {whole} NOT NULL, state {word} NOT NULL, content {long} NOT NULL,
      author_id {id} NOT NULL, created_at {instant} NOT NULL, PRIMARY KEY (plan_id, version)
    ) {table}`,
  },
  {
    name: "2026-11-21-47 plan_runs",
    ddl: `CREATE TABLE plan_runs (
      id {id} NOT NULL PRIMARY KEY, plan_id {id} NOT NULL, patient_id {id} NOT NULL, day {word} NOT NULL,
      started_at {instant} NOT NULL, finished_at {instant}, body {long} NOT NULL, updated_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-48 plan_runs by patient and day",
    ddl: "CREATE INDEX plan_runs_patient ON plan_runs (patient_id, day)",
  },
  {
    name: "2026-11-21-49 plan_runs by plan",
    ddl: "CREATE INDEX plan_runs_plan ON plan_runs (plan_id, day)",
  },
  {
    name: "2026-11-21-50 plan_decisions",
    ddl: `CREATE TABLE plan_decisions (
      id {id} NOT NULL PRIMARY KEY, plan_id {id} NOT NULL, item_id {id} NOT NULL, proposal {long} NOT NULL,
      outcome {word} NOT NULL, reason {long} NOT NULL, created_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-51 plan_decisions by plan",
    ddl: "CREATE INDEX plan_decisions_plan ON plan_decisions (plan_id, created_at)",
  },
  {
    name: "2026-11-21-52 goals",
    ddl: `CREATE TABLE goals (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, author_id {id} NOT NULL, aim {long} NOT NULL,
      by_day {word}, created_at {instant} NOT NULL, reached_at {instant}, removed_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-21-53 goals by patient",
    ddl: "CREATE INDEX goals_patient ON goals (patient_id)",
  },
  {
    name: "2026-11-21-61 jobs",
    ddl: `CREATE TABLE jobs (
      queue {word} NOT NULL, id {id} NOT NULL, payload {long} NOT NULL, attempts {whole} NOT NULL, run_at {instant} NOT NULL,
      lease_until {instant}, failed_at {instant}, error {line}, created_at {instant} NOT NULL, PRIMARY KEY (queue, id)
    ) {table}`,
  },
  {
    name: "2026-11-21-62 jobs that are due",
    ddl: "CREATE INDEX jobs_due ON jobs (queue, failed_at, run_at)",
  },
  {
    name: "2026-11-21-63 job_schedules",
    ddl: "CREATE TABLE job_schedules (name {word} NOT NULL PRIMARY KEY, next_at {instant} NOT NULL) {table}",
  },
  {
    name: "2026-11-21-64 notices",
    ddl: `CREATE TABLE notices (
      id {id} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, kind {word} NOT NULL, about {long} NOT NULL, link {line} NOT NULL,
      once {id}, created_at {instant} NOT NULL, read_at {instant}, shown {whole} NOT NULL,
      CONSTRAINT notices_once UNIQUE (user_id, once)
    ) {table}`,
  },
  {
    name: "2026-11-21-65 notices by person",
    ddl: "CREATE INDEX notices_user ON notices (user_id, created_at)",
  },
  {
    name: "2026-11-21-66 notice_preferences",
    ddl: `CREATE TABLE notice_preferences (
      user_id {id} NOT NULL PRIMARY KEY, channels {long} NOT NULL, language {word} NOT NULL, time_zone {line} NOT NULL,
      reminder_time {word}, next_reminder_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-21-67 reminders that are due",
    ddl: "CREATE INDEX notice_preferences_due ON notice_preferences (next_reminder_at)",
  },
  {
    name: "2026-11-21-68 password_resets",
    ddl: `CREATE TABLE password_resets (
      token_hash {hash} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, created_at {instant} NOT NULL,
      expires_at {instant} NOT NULL, used_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-21-69 password_resets by person",
    ddl: "CREATE INDEX password_resets_user ON password_resets (user_id, created_at)",
  },
  {
    name: "2026-11-21-70 profile pictures",
    ddl: "ALTER TABLE users ADD COLUMN picture_id {id}",
  },
  {
    name: "2026-11-21-71 sign-ins know their device",
    ddl: "ALTER TABLE sign_ins ADD COLUMN device {line}",
  },
  {
    name: "2026-11-21-72 sign-ins know when they were seen",
    ddl: "ALTER TABLE sign_ins ADD COLUMN seen_at {instant}",
  },
  {
    name: "2026-11-21-73 erasures",
    ddl: `CREATE TABLE erasures (
      id {id} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, open_key {id}, requested_at {instant} NOT NULL,
      due_at {instant} NOT NULL, ended_at {instant}, outcome {word},
      CONSTRAINT erasures_open UNIQUE (open_key)
    ) {table}`,
  },
  {
    name: "2026-11-21-74 erasures by due",
    ddl: "CREATE INDEX erasures_due ON erasures (ended_at, due_at)",
  },
  {
    name: "2026-11-21-75 data_exports",
    ddl: `CREATE TABLE data_exports (
      id {id} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, open_key {id}, started_at {instant} NOT NULL,
      ended_at {instant}, outcome {word},
      CONSTRAINT data_exports_open UNIQUE (open_key)
    ) {table}`,
  },
  {
    name: "2026-11-21-81 rep_overrules",
    ddl: `CREATE TABLE rep_overrules (
      id {id} NOT NULL PRIMARY KEY, session_id {id} NOT NULL, attempt {whole} NOT NULL, outcome {word}, reason {long} NOT NULL,
      author_id {id} NOT NULL, created_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-82 rep_overrules by session",
    ddl: "CREATE INDEX rep_overrules_session ON rep_overrules (session_id, created_at)",
  },
  {
    name: "2026-11-21-83 session_notes",
    ddl: `CREATE TABLE session_notes (
      id {id} NOT NULL PRIMARY KEY, session_id {id} NOT NULL, author_id {id} NOT NULL, body {long} NOT NULL, at_ms {real},
      shared {whole} NOT NULL, created_at {instant} NOT NULL, changed_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-21-84 session_notes by session",
    ddl: "CREATE INDEX session_notes_session ON session_notes (session_id, created_at)",
  },
  {
    name: "2026-11-21-85 repetitions as reviewed",
    ddl: "ALTER TABLE sessions ADD COLUMN reviewed_repetitions {whole}",
  },
  {
    name: "2026-11-21-86 partial repetitions as reviewed",
    ddl: "ALTER TABLE sessions ADD COLUMN reviewed_partial {whole}",
  },
  {
    name: "2026-11-21-90 posture_analyses",
    ddl: `CREATE TABLE posture_analyses (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, source {word} NOT NULL, model {word} NOT NULL, views {line} NOT NULL,
      pictures_agreed_at {instant}, pictures_agreed_version {whole}, created_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-91 posture_analyses by patient",
    ddl: "CREATE INDEX posture_analyses_patient ON posture_analyses (patient_id, created_at)",
  },
  {
    name: "2026-11-21-92 posture_views",
    ddl: `CREATE TABLE posture_views (
      id {id} NOT NULL PRIMARY KEY, analysis_id {id} NOT NULL, patient_id {id} NOT NULL, view {word} NOT NULL,
      state {word} NOT NULL, reason {word}, attempts {whole} NOT NULL, input {long}, result {long}, picture_sha {hash},
      picture_size {whole}, changed_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-21-93 one of each view",
    ddl: "CREATE UNIQUE INDEX posture_views_view ON posture_views (analysis_id, view)",
  },
  {
    name: "2026-11-21-94 posture_views by patient",
    ddl: "CREATE INDEX posture_views_patient ON posture_views (patient_id)",
  },
  {
    name: "2026-11-22-01 yoga_practices",
    ddl: `CREATE TABLE yoga_practices (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, title {line} NOT NULL, note {long} NOT NULL, poses {long} NOT NULL,
      created_at {instant} NOT NULL, changed_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-22-02 yoga_practices by patient",
    ddl: "CREATE INDEX yoga_practices_patient ON yoga_practices (patient_id, changed_at)",
  },
  {
    name: "2026-11-22-03 yoga_sessions",
    ddl: `CREATE TABLE yoga_sessions (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, title {line} NOT NULL, note {long} NOT NULL, steps {long} NOT NULL,
      started_at {instant} NOT NULL, finished_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-22-04 yoga_sessions by patient",
    ddl: "CREATE INDEX yoga_sessions_patient ON yoga_sessions (patient_id, started_at)",
  },
  {
    name: "2026-11-22-70 workouts",
    ddl: `CREATE TABLE workouts (
      id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, at {instant} NOT NULL, created_at {instant} NOT NULL,
      name {line} NOT NULL, place {word} NOT NULL, model {word} NOT NULL, fingerprint {hash} NOT NULL,
      agreed_version {whole} NOT NULL, state {word} NOT NULL, reason {word}, attempts {whole} NOT NULL, progress {real},
      film {long}, bouts {long}, trace_size {whole}, video_size {whole}, video_type {word}, video_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-22-71 workouts by patient",
    ddl: "CREATE INDEX workouts_patient ON workouts (patient_id, at)",
  },
  {
    name: "2026-11-22-72 body_masses",
    ddl: `CREATE TABLE body_masses (
      patient_id {id} NOT NULL PRIMARY KEY, kilograms {real} NOT NULL, changed_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-22-80 recordings",
    ddl: `CREATE TABLE recordings (
      session_id {id} NOT NULL PRIMARY KEY, patient_id {id} NOT NULL, state {word} NOT NULL, why {word},
      consent_version {whole} NOT NULL, consented_at {instant} NOT NULL, manifest {long}, bytes {real} NOT NULL,
      parts {long} NOT NULL, gaps {long} NOT NULL, created_at {instant} NOT NULL, changed_at {instant} NOT NULL
    ) {table}`,
  },
  {
    name: "2026-11-22-81 recordings by patient",
    ddl: "CREATE INDEX recordings_patient ON recordings (patient_id)",
  },
  {
    name: "2026-11-22-82 recordings by state",
    ddl: "CREATE INDEX recordings_state ON recordings (state, changed_at)",
  },
  {
    name: "2026-11-22-83 recording_chunks",
    ddl: `CREATE TABLE recording_chunks (
      session_id {id} NOT NULL, seq {whole} NOT NULL, take {whole} NOT NULL, from_ms {real} NOT NULL,
      until_ms {real} NOT NULL, sha256 {hash} NOT NULL, size {whole} NOT NULL, apart {whole} NOT NULL,
      received_at {instant} NOT NULL, PRIMARY KEY (session_id, seq)
    ) {table}`,
  },
  {
    name: "2026-11-22-90 first steps put away",
    ddl: "ALTER TABLE users ADD COLUMN steps_dismissed_at {instant}",
  },
  {
    name: "2026-11-22-91 second_factors",
    ddl: `CREATE TABLE second_factors (
      user_id {id} NOT NULL PRIMARY KEY, secret {line} NOT NULL, created_at {instant} NOT NULL, confirmed_at {instant}, last_step {instant}
    ) {table}`,
  },
  {
    name: "2026-11-22-92 recovery_codes",
    ddl: `CREATE TABLE recovery_codes (
      code_hash {hash} NOT NULL PRIMARY KEY, user_id {id} NOT NULL, created_at {instant} NOT NULL, used_at {instant}
    ) {table}`,
  },
  {
    name: "2026-11-22-93 recovery_codes by person",
    ddl: "CREATE INDEX recovery_codes_user ON recovery_codes (user_id)",
  },
];

/** What the words in braces mean to each engine. */
const TYPES = {
  mysql: {
    id: "VARCHAR(64)",
    hash: "VARCHAR(64)",
    word: "VARCHAR(32)",
    line: "VARCHAR(512)",
    long: "MEDIUMTEXT",
    instant: "BIGINT",
    whole: "INT",
    real: "DOUBLE",
    bytes: "MEDIUMBLOB",
    table: "ENGINE=InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin",
  },
  libsql: {
    id: "TEXT",
    hash: "TEXT",
    word: "TEXT",
    line: "TEXT",
    long: "TEXT",
    instant: "INTEGER",
    whole: "INTEGER",
    real: "REAL",
    bytes: "BLOB",
    table: "",
  },
} as const;

/**
 * A step's statement for one engine.
 * @throws Error where a word in braces is not known
 */
export function ddlFor(engine: "mysql" | "libsql", step: Step): string {
  const types: Readonly<Record<string, string>> = TYPES[engine];
  return step.ddl
    .replaceAll(/\{(\w+)\}/g, (_, word: string) => {
      const type = types[word];
      if (type === undefined) throw new Error(`${step.name}: no type {${word}}`);
      return type;
    })
    .trim();
}
