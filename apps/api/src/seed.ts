import type { Dose, Role } from "@physiocheck/contracts";
import { and, isNull, sql, type Database } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { insertAccount, type NewAccount } from "./accounts/account-store.ts";
import { ConfigError } from "./config.ts";
import type { Passwords } from "./identity/passwords.ts";

const DOMAIN = "demo.physiocheck.local";
/** Public: it is shown on the sign-in page of the demo, which production refuses to be. */
const PASSWORD = "try-physiocheck";

type DemoAccount = {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly physician?: NonNullable<NewAccount["physician"]>;
};

const account = (role: Role, who: string, name: string): DemoAccount => ({
  role,
  name,
  email: `${who}@${DOMAIN}`,
  password: PASSWORD,
});

const ADMIN = account("admin", "admin", "Amara Okafor");
const PHYSICIAN: DemoAccount = {
  ...account("physician", "physician", "Dr Helena Brandt"),
  physician: { licenceNumber: "PT-204117", specialisation: "Knee and hip", verification: "approved" },
};
const PATIENT = account("patient", "patient", "Jonas Lindqvist");
const SECOND_PATIENT = account("patient", "patient2", "Rosa Delgado");
const THIRD_PATIENT = account("patient", "patient3", "Yusuf Demir");
const PENDING: DemoAccount = {
  ...account("physician", "pending", "Dr Tomás Vidal"),
  physician: { licenceNumber: "PT-311902", specialisation: "Shoulder", verification: "pending" },
};

/** The people of the demo clinic, those to try first at the front. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = [
  PATIENT,
  PHYSICIAN,
  ADMIN,
  SECOND_PATIENT,
  THIRD_PATIENT,
  PENDING,
];

const reps = (count: number, sets: number, side: Dose["side"] = "both"): Dose => ({
  sets,
  reps: count,
  holdSeconds: null,
  restSeconds: 45,
  side,
});
const hold = (seconds: number, sets: number, side: Dose["side"] = "both"): Dose => ({
  sets,
  reps: null,
  holdSeconds: seconds,
  restSeconds: 30,
  side,
});

/** Who does what: patient, exercise of the library, dose, and a sentence from the physician. */
const PLANS: readonly (readonly [DemoAccount, string, Dose, string])[] = [
  [PATIENT, "squat", reps(8, 3), "Only as deep as the knee lets you. Hold on to a chair if you like."],
  [PATIENT, "sit-to-stand", reps(10, 2), ""],
  [PATIENT, "seated-knee-extension", reps(10, 2, "left"), "The left leg only for now."],
  [PATIENT, "single-leg-stance", hold(20, 3, "left"), "Near a wall, please."],
  [SECOND_PATIENT, "shoulder-abduction", reps(10, 3), "Stop below the height that hurts."],
  [SECOND_PATIENT, "biceps-curl", reps(12, 2), ""],
];

/**
 * Fills an empty database with a clinic to try: people, who is whose patient, and plans. A database that has any account is
 * left alone. Past sessions are not made up: whoever wants some lets the digital patient do them through the API.
 */
export async function seedDemo(database: Database, passwords: Passwords, now: number): Promise<void> {
  const { users, subscriptions, assignments } = database.schema;
  const [anybody] = await database.read.select({ id: users.id }).from(users).limit(1);
  if (anybody) return;
  const passwordHash = await passwords.hash(PASSWORD);
  await database.write(async (writer) => {
    const ids = new Map<string, string>();
    for (const { role, name, email, physician } of DEMO_ACCOUNTS) {
      const id = await insertAccount(database, writer, {
        role,
        name,
        email,
        passwordHash,
        createdAt: now,
        ...(physician && { physician }),
      });
      ids.set(email, id);
    }
    const idOf = ({ email }: DemoAccount): string => ids.get(email) ?? "";
    const subscribe = (patient: DemoAccount, state: "approved" | "requested") =>
      writer.insert(subscriptions).values({
        id: uuidv7(),
        patientId: idOf(patient),
        physicianId: idOf(PHYSICIAN),
        state,
        openKey: `${idOf(patient)}:${idOf(PHYSICIAN)}`,
        requestedAt: now,
        decidedAt: state === "approved" ? now : null,
      });
    await subscribe(PATIENT, "approved");
    await subscribe(SECOND_PATIENT, "approved");
    // Left open, so that there is a request to answer.
    await subscribe(THIRD_PATIENT, "requested");
    for (const [patient, exerciseId, dose, note] of PLANS)
      await writer.insert(assignments).values({
        id: uuidv7(),
        patientId: idOf(patient),
        physicianId: idOf(PHYSICIAN),
        exerciseId,
        dose: JSON.stringify(dose),
        note,
        createdAt: now,
      });
  });
}

/**
 * Production does not start on a database with accounts whose password the whole world knows.
 * @throws ConfigError
 */
export async function refuseDemoAccounts({ read, schema: { users } }: Database): Promise<void> {
  const [found] = await read
    .select({ id: users.id })
    .from(users)
    .where(and(sql`${users.email} like ${`%@${DOMAIN}`}`, isNull(users.disabledAt)))
    .limit(1);
  if (found)
    throw new ConfigError(
      `this database holds accounts of the demo clinic (@${DOMAIN}): use another database`,
    );
}
