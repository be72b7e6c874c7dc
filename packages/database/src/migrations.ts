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
