import { createHash } from "node:crypto";
import { and, eq, type Database, type Writer } from "@physiocheck/database";
import { uuidv7 } from "uuidv7";
import { EngineBusy, TakeRefused, TakeUnreadable, type EngineRoom } from "../engine/engine-room.ts";
import type { Take } from "../engine/read-take.ts";
import { Refusal } from "../http/refusal.ts";
import { takeSentence } from "./take-sentence.ts";

/** Most bytes of a take as it is stored. */
const MOST_BYTES = 4 * 1_048_576;

/**
 * A take as it is stored: a gzip file of packed trace, whatever it came as.
 * @throws Refusal invalid where it cannot be read, too_large
 */
export async function packedTake(engine: EngineRoom, take: Take): Promise<Buffer> {
  const packed = await overTake(engine.run("pack", { take }));
  if (packed.length > MOST_BYTES) throw new Refusal("too_large", "The take is too large to be kept.");
  return Buffer.from(packed);
}

/** Keeps a take. @returns its id */
export async function insertTake(
  { schema: { exerciseTakes } }: Database,
  writer: Writer,
  ownerId: string,
  data: Buffer,
  now: number,
): Promise<string> {
  const id = uuidv7();
  const sha256 = createHash("sha256").update(data).digest("hex");
  await writer.insert(exerciseTakes).values({ id, ownerId, sha256, size: data.length, data, createdAt: now });
  return id;
}

/** The take of a version; null where it has none, or it is not the owner's. */
export async function takeOf(
  { read, schema: { exerciseTakes, exerciseVersions } }: Database,
  ownerId: string,
  exerciseId: string,
  version: number,
): Promise<Buffer | null> {
  const [row] = await read
    .select({ data: exerciseTakes.data })
    .from(exerciseVersions)
    .innerJoin(exerciseTakes, eq(exerciseTakes.id, exerciseVersions.takeId))
    .where(
      and(
        eq(exerciseVersions.exerciseId, exerciseId),
        eq(exerciseVersions.version, version),
        eq(exerciseTakes.ownerId, ownerId),
      ),
    );
  return row?.data ?? null;
}

/** What the engine makes of a take; what is wrong with the take becomes a refusal that says so. */
export async function overTake<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof TakeUnreadable)
      throw wrongTake("unreadable", `The take cannot be read: ${error.message}.`);
    if (error instanceof EngineBusy)
      throw new Refusal("slow_down", "The engine has too much to do; try again in a moment.", {
        retryAfterSeconds: 5,
      });
    if (error instanceof TakeRefused) throw wrongTake(error.code, takeSentence(error.code, error.seen));
    throw error;
  }
}

function wrongTake(code: string, message: string): Refusal {
  return new Refusal("invalid", message, { fields: [{ path: "body.take", code, message }] });
}
