/**
 * What a patient can read without a network, on disk. The whole database belongs to one person at a time, sealed like the
 * outbox but with a key of its own: throwing the key away makes the rest unreadable at once, and nothing that still has to be
 * sent depends on it.
 */
import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { makeKey, open, seal, type Sealed } from "../session/outbox/sealing.ts";

type Owner = { readonly user: string; readonly key: CryptoKey };

interface Schema extends DBSchema {
  owner: { key: "owner"; value: Owner };
  /** By name: one answer a route, the newest. */
  answers: { key: string; value: { readonly savedAt: number; readonly sealed: Sealed } };
}

/** Something that was kept, and since when (ms since 1970). */
export type Kept = { readonly user: string; readonly savedAt: number; readonly body: unknown };

const STRICT = { durability: "strict" } as const;

/** One person's answers on this device. */
export class KeptStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(name = "physiocheck-kept"): Promise<KeptStore> {
    const database = await openDB<Schema>(name, 1, {
      upgrade(created) {
        created.createObjectStore("owner");
        created.createObjectStore("answers");
      },
    });
    return new KeptStore(database);
  }

  close(): void {
    this.#database.close();
  }

  /** From now on everything in here is this user's; what was another's is gone. */
  async claim(user: string): Promise<void> {
    if ((await this.#owner())?.user === user) return;
    // Made outside: a transaction does not wait for anything but the database.
    const key = await makeKey();
    const transaction = this.#database.transaction(["owner", "answers"], "readwrite", STRICT);
    const owner = await transaction.objectStore("owner").get("owner");
    if (owner?.user !== user) {
      await transaction.objectStore("answers").clear();
      await transaction.objectStore("owner").put({ user, key }, "owner");
    }
    await transaction.done;
  }

  /** Everything goes, the key first of all. */
  async clear(): Promise<void> {
    const transaction = this.#database.transaction(["owner", "answers"], "readwrite", STRICT);
    await Promise.all([
      transaction.objectStore("owner").clear(),
      transaction.objectStore("answers").clear(),
      transaction.done,
    ]);
  }

  /** Keeps something in place of what had its name before; nothing where the database is another user's by now. */
  async put(user: string, name: string, body: unknown, savedAt: number): Promise<void> {
    const owner = await this.#owner();
    if (owner?.user !== user) return;
    const sealed = await seal(owner.key, placeOf(user, name), body);
    const transaction = this.#database.transaction(["owner", "answers"], "readwrite", STRICT);
    if ((await transaction.objectStore("owner").get("owner"))?.user === user)
      await transaction.objectStore("answers").put({ savedAt, sealed }, name);
    await transaction.done;
  }

  /** What was kept under a name; null where nothing was, or where it cannot be opened. */
  async get(name: string): Promise<Kept | null> {
    const owner = await this.#owner();
    const kept = await this.#database.get("answers", name);
    if (!owner || !kept) return null;
    try {
      const { body } = await open(owner.key, placeOf(owner.user, name), kept.sealed);
      return { user: owner.user, savedAt: kept.savedAt, body };
    } catch {
      return null;
    }
  }

  async #owner(): Promise<Owner | undefined> {
    return this.#database.get("owner", "owner");
  }
}

function placeOf(user: string, name: string): string {
  return `${user}/kept/${name}`;
}
