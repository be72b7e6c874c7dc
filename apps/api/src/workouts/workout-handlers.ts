import type { NewWorkout, WorkoutSettings } from "@physiocheck/contracts";
import { and, eq, isDuplicate } from "@physiocheck/database";
import { may } from "../access.ts";
import { readSettings } from "../admin/settings-store.ts";
import { isSubscribed, subscribedTo } from "../care/subscribed.ts";
import type { Deps } from "../deps.ts";
import type { Handlers, SignedIn } from "../http/handlers.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { assertPackedTrace } from "../sessions/trace-store.ts";
import { askedOnce, refuseWithout, usedBytes, workoutFilmHandlers } from "./workout-film-handlers.ts";
import { workoutStatistics } from "./workout-statistics.ts";
import {
  bodyMassOf,
  boutsOf,
  findWorkout,
  listWorkouts,
  readWorkout,
  traceKey,
  videoKey,
  type WorkoutRow,
} from "./workout-store.ts";

type WorkoutHandlers = Pick<
  Handlers,
  | "createWorkout"
  | "listWorkouts"
  | "listPatientWorkouts"
  | "getWorkout"
  | "putWorkoutTrace"
  | "getWorkoutTrace"
  | "putWorkoutVideo"
  | "getWorkoutVideo"
  | "retryWorkout"
  | "removeWorkout"
  | "getWorkoutStatistics"
  | "getWorkoutSettings"
  | "putBodyMass"
>;

/** An hour of movement, unpacked, is some 40 MB; a small file that unpacks to more is an attack. */
const MOST_UNPACKED = 96 * 1_048_576;

/** Workout films: analysed in the browser, which sends what it saw, or uploaded and analysed by the server's worker. */
export function workoutHandlers(deps: Deps): WorkoutHandlers {
  const { config, database, objects, now } = deps;
  const { workouts, bodyMasses } = database.schema;

  /** What was made under this id, if it was this. */
  const stored = async (viewer: SignedIn, body: NewWorkout): Promise<WorkoutRow | null> => {
    const [row] = await database.read.select().from(workouts).where(eq(workouts.id, body.id));
    if (!row) return null;
    if (row.patientId !== viewer.id) throw notFound();
    if (row.fingerprint !== body.fingerprint || row.where !== body.where)
      throw new Refusal("conflict", "Another workout was stored under this id.");
    return row;
  };

  const background = askedOnce(config.workouts);

  const settingsOf = async ({ id }: SignedIn): Promise<WorkoutSettings> => {
    const { retention } = await readSettings(database);
    const { videoBytes, quotaBytes } = config.workouts;
    return {
      kilograms: await bodyMassOf(database, id),
      background: {
        ...(await background()),
        videoBytes,
        quotaBytes,
        usedBytes: await usedBytes(database, id),
        keptDays: retention.recordings,
      },
    };
  };

  return {
    async createWorkout({ viewer, body }) {
      const before = await stored(viewer, body);
      if (before) return readWorkout(database, before);
      if (body.where === "server") await refuseWithout(background);
      const row: WorkoutRow = {
        id: body.id,
        patientId: viewer.id,
        // A film of tomorrow is a clock that goes wrong.
        at: Math.min(Date.parse(body.at), now()),
        createdAt: now(),
        name: body.name,
        where: body.where,
        model: body.model,
        fingerprint: body.fingerprint,
        agreedVersion: body.agreed,
        state: body.where === "device" ? "completed" : "pending",
        reason: null,
        attempts: 0,
        progress: null,
        film: body.where === "device" ? JSON.stringify(body.film) : null,
        bouts: body.where === "device" ? JSON.stringify(body.bouts) : null,
        traceSize: null,
        videoSize: null,
        videoType: null,
        videoAt: null,
      };
      try {
        await database.write(async (writer) => {
          await writer.insert(workouts).values(row);
        });
      } catch (error) {
        // The same call came twice at once, and the other was first.
        const other = isDuplicate(error) ? await stored(viewer, body) : null;
        if (!other) throw error;
        return readWorkout(database, other);
      }
      return readWorkout(database, row);
    },

    listWorkouts: async ({ viewer }) => ({ workouts: await listWorkouts(database, viewer.id) }),

    async listPatientWorkouts({ viewer, params: { patientId } }) {
      const subscribed = await isSubscribed(database, viewer.id, patientId);
      if (!may(viewer, "read", { kind: "patient", patientId, subscribed })) throw notFound();
      const only = subscribedTo(database.schema, viewer.id, workouts.patientId);
      return { workouts: await listWorkouts(database, patientId, only) };
    },

    async getWorkout({ viewer, params: { workoutId } }) {
      return readWorkout(database, await findWorkout(database, viewer, workoutId, "read"));
    },

    async putWorkoutTrace({ viewer, params: { workoutId }, body }) {
      const { where } = await findWorkout(database, viewer, workoutId, "write");
      if (where !== "device")
        throw new Refusal("wrong_state", "The server itself finds this one's movement.");
      await assertPackedTrace(body, MOST_UNPACKED);
      const { size } = await objects.put(traceKey(workoutId), body, { contentType: "application/gzip" });
      await keepOrDelete(workoutId, traceKey(workoutId), { traceSize: size });
    },

    async getWorkoutTrace({ viewer, params: { workoutId }, response }) {
      const { traceSize } = await findWorkout(database, viewer, workoutId, "read");
      const object = traceSize === null ? null : await objects.get(traceKey(workoutId));
      if (!object) throw notFound();
      response.setHeader("Cache-Control", "private, no-store");
      const parts: Buffer[] = [];
      for await (const part of object.body) parts.push(part as Buffer);
      return Buffer.concat(parts);
    },

    ...workoutFilmHandlers(deps, background, keepOrDelete),

    async removeWorkout({ viewer, params: { workoutId } }) {
      await findWorkout(database, viewer, workoutId, "write");
      // The row first: a file that nobody finds is better than a workout without its film.
      await database.write(async (writer) => {
        await writer.delete(workouts).where(eq(workouts.id, workoutId));
      });
      for (const key of [traceKey(workoutId), videoKey(workoutId)]) await objects.delete(key);
    },

    async getWorkoutStatistics({ viewer, query: { zone } }) {
      const rows = await database.read
        .select({ at: workouts.at, bouts: workouts.bouts })
        .from(workouts)
        .where(and(eq(workouts.patientId, viewer.id), eq(workouts.state, "completed")));
      return workoutStatistics(
        rows.map((row) => ({ at: row.at, bouts: boutsOf(row) })),
        zone,
        now(),
        await bodyMassOf(database, viewer.id),
      );
    },

    getWorkoutSettings: ({ viewer }) => settingsOf(viewer),

    async putBodyMass({ viewer, body: { kilograms } }) {
      await database.write(async (writer) => {
        if (kilograms === null) {
          await writer.delete(bodyMasses).where(eq(bodyMasses.patientId, viewer.id));
          return;
        }
        const row = { kilograms, changedAt: now() };
        await database.upsert(
          writer,
          bodyMasses,
          { patientId: viewer.id, ...row },
          bodyMasses.patientId,
          row,
        );
      });
      return settingsOf(viewer);
    },
  };

  /** Notes what was stored; where the workout was deleted while its file was on the way, the file goes too. */
  async function keepOrDelete(id: string, key: string, note: Partial<WorkoutRow>): Promise<void> {
    const there = await database.write(async (writer) => {
      const [row] = await database.forUpdate(writer.select().from(workouts).where(eq(workouts.id, id)));
      if (!row) return false;
      await writer.update(workouts).set(note).where(eq(workouts.id, id));
      return true;
    });
    if (there) return;
    await objects.delete(key);
    throw notFound();
  }
}
