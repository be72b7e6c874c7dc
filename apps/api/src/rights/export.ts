import { once } from "node:events";
import { isDuplicate, and, eq, isNotNull, lt } from "@physiocheck/database";
import type { Response } from "express";
import { uuidv7 } from "uuidv7";
import { ZipFile } from "yazl";
import { findAccount } from "../accounts/account-store.ts";
import type { Deps } from "../deps.ts";
import { notFound, Refusal } from "../http/refusal.ts";
import { entriesOf, type Entry } from "./export-entries.ts";

/** A running export that began longer ago than this has died with its server. */
const LONGEST_MS = 15 * 60_000;

/**
 * Writes everything that is kept of a person to the answer, as a ZIP file that is made while it is sent.
 * @throws Refusal wrong_state while another one of the same person runs
 */
export async function sendExport(deps: Deps, userId: string, response: Response): Promise<void> {
  const { database, objects, now } = deps;
  const account = await findAccount(database, userId);
  if (!account) throw notFound();
  const id = await begin(deps, userId);
  try {
    response.setHeader("Content-Type", "application/zip");
    response.setHeader(
      "Content-Disposition",
      `attachment; filename="physiocheck-${new Date(now()).toISOString().slice(0, 10)}.zip"`,
    );
    // Compressed inside; and nothing between us and the browser may keep it.
    response.setHeader("Cache-Control", "no-store, no-transform");
    const sources = {
      database,
      object: async (key: string) => (await objects.get(key))?.body ?? null,
      keys: async function* (prefix: string) {
        for await (const { key } of objects.list(prefix)) yield key;
      },
      now: now(),
    };
    await zipTo(response, entriesOf(sources, account), new Date(now()));
    await end(deps, id, "complete");
  } catch (error) {
    await end(deps, id, "broken");
    throw error;
  }
}

/** One entry at a time: the next is asked for when the one before is on its way. */
async function zipTo(response: Response, entries: AsyncIterable<Entry>, mtime: Date): Promise<void> {
  const zip = new ZipFile();
  const broken = new Promise<never>((_, reject) => {
    zip.on("error", reject);
    response.once("close", () => {
      if (!response.writableFinished) reject(new Error("the reader went away"));
    });
  });
  // Looked at by the race below; without this a late rejection would end the process.
  broken.catch(() => undefined);
  zip.outputStream.pipe(response);
  const paths = new Set<string>();
  for await (const { path, packed, open } of entries) {
    if (paths.has(path)) throw new Error(`${path} is in the export twice`);
    paths.add(path);
    const stream = open();
    const read = once(stream, "end");
    zip.addReadStream(stream, path, { mtime, compress: !packed });
    await Promise.race([read, broken]);
  }
  zip.end();
  await Promise.race([once(response, "finish"), broken]);
}

async function begin({ database, now }: Deps, userId: string): Promise<string> {
  const { dataExports } = database.schema;
  const id = uuidv7();
  try {
    await database.write(async (writer) => {
      await writer
        .update(dataExports)
        .set({ openKey: null, endedAt: now(), outcome: "broken" })
        .where(
          and(
            eq(dataExports.userId, userId),
            isNotNull(dataExports.openKey),
            lt(dataExports.startedAt, now() - LONGEST_MS),
          ),
        );
      await writer.insert(dataExports).values({ id, userId, openKey: userId, startedAt: now() });
    });
  } catch (error) {
    if (isDuplicate(error)) throw new Refusal("wrong_state", "An export of yours is being made already.");
    throw error;
  }
  return id;
}

async function end({ database, now }: Deps, id: string, outcome: "complete" | "broken"): Promise<void> {
  const { dataExports } = database.schema;
  await database.write(async (writer) => {
    await writer
      .update(dataExports)
      .set({ openKey: null, endedAt: now(), outcome })
      .where(eq(dataExports.id, id));
  });
}
