import { EXPORT_VERSION } from "@physiocheck/contracts";
import type { UserRow } from "../accounts/account-store.ts";
import { instant } from "../time.ts";

/** README.txt of an export: what is in it, in plain words. */
export function readme({ name, role }: Pick<UserRow, "name" | "role">, now: number): string {
  const patient = `
csv/                     Tables for a spreadsheet: your sessions, every repetition, your
                         clinic tests, your plan. UTF-8, decimal points, times in UTC.
sessions/<id>/           One folder a session. session.json: the exercise, every attempt with
                         its angles and why it counted or not, and the summary.
                         0000.trace.gz and so on: the movement itself, 33 points of the body
                         for each frame, quantised and gzip-compressed. There is no video in it.
media/workouts/<id>/     trace.gz: the movement of a workout film. video: the film itself, where
                         you uploaded it.`;
  const physician = `
This is what is kept about you. What is kept about your patients is theirs: they can export it
themselves, and you can hand it on from their pages while they let you see it.`;
  return `PhysioCheck: everything that is kept about ${name}
Made ${instant(now)}, layout version ${EXPORT_VERSION}

data.json                Your account, the consents, and (for patients) plan, clinic tests, what
                         is known of your body's proportions, and the list of sessions.${
                           role === "patient" ? patient : ""
                         }
records/                 Every row of the database that is about you, table by table, as it is
                         stored. Times are milliseconds since 1970. Hashes of passwords and of
                         sign-in tokens are left out: they are secrets that protect you.
                         auditLog-by-objectId.json says who did what with your account.
files/, media/           Files: recordings of movement, pictures, documents, videos, as far as
                         there are any.
${role === "patient" ? "" : physician}
Angles are in degrees. "plusMinus" is the measurement's own error: in 9 of 10 cases the true
value lies within it.
`
    .split("\n")
    .map((line) => line.trimEnd())
    .join("\r\n");
}
