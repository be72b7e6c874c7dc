import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { ItemKind } from "./policy.ts";
import type { Sealed } from "./sealing.ts";

/** An item as it lies on disk: only what sending needs in the clear, everything else sealed. */
export type StoredItem = {
  readonly id: number;
  readonly user: string;
  readonly sessionId: string;
  readonly kind: ItemKind;
  /** Sequence number within its kind. */
  readonly n: number;
  readonly sealed: Sealed;
};

/** An item that the server refused for good: kept, with the reason. */
export type RefusedItem = StoredItem & { readonly refusal: string };

interface Schema extends DBSchema {
  items: { key: number; value: Omit<StoredItem, "id"> & { id?: number }; indexes: { user: string } };
  refused: { key: number; value: RefusedItem; indexes: { user: string } };
  keys: { key: string; value: CryptoKey };
  /** One cut-off session a user and assignment, sealed: see session-memory.ts. */
  sessions: { key: string; value: Sealed };
}

export type OutboxDatabase = IDBPDatabase<Schema>;

/** Opens this device's outbox. */
export async function openOutboxDatabase(name = "physiocheck-outbox"): Promise<OutboxDatabase> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      const items = database.createObjectStore("items", { keyPath: "id", autoIncrement: true });
      items.createIndex("user", "user");
      database.createObjectStore("refused", { keyPath: "id" }).createIndex("user", "user");
      database.createObjectStore("keys");
      database.createObjectStore("sessions");
    },
  });
}

/** Strict: the promise resolves only after the operating system was told to flush to disk. */
const STRICT = { durability: "strict" } as const;

/** Where a cut-off session's state lies, sealed. */
export type SealedMemory = { readonly place: string; readonly sealed: Sealed };

/**
 * Writes an item and, in the same transaction, the session state that follows from it: a tab killed in between must
 * neither forget a number that was used nor skip one. Once this resolves both survive the tab, the browser and a power
 * cut. Returns the item's id.
 */
export async function addItem(
  database: OutboxDatabase,
  item: Omit<StoredItem, "id">,
  memory: SealedMemory | null,
): Promise<number> {
  const transaction = database.transaction(["items", "sessions"], "readwrite", STRICT);
  const [id] = await Promise.all([
    transaction.objectStore("items").add(item),
    memory ? transaction.objectStore("sessions").put(memory.sealed, memory.place) : undefined,
    transaction.done,
  ]);
  return id;
}

/** The oldest items of a user, in order. */
export async function waitingItems(
  database: OutboxDatabase,
  user: string,
  limit: number,
): Promise<readonly StoredItem[]> {
  return (await database.getAllFromIndex("items", "user", user, limit)).map(whole);
}

/** How many items of a user wait, and why others were refused. */
export async function tally(
  database: OutboxDatabase,
  user: string,
): Promise<{ readonly waiting: number; readonly refused: readonly string[] }> {
  const [waiting, refused] = await Promise.all([
    database.countFromIndex("items", "user", user),
    database.getAllFromIndex("refused", "user", user),
  ]);
  return { waiting, refused: refused.map((item) => item.refusal) };
}

/** How many sessions of a user have something that waits to be sent, or that was refused and is kept. */
export async function sessionsLeft(database: OutboxDatabase, user: string): Promise<number> {
  const transaction = database.transaction(["items", "refused"]);
  const ids = new Set<string>();
  for (const store of ["items", "refused"] as const) {
    const index = transaction.objectStore(store).index("user");
    for (let cursor = await index.openCursor(user); cursor; cursor = await cursor.continue())
      ids.add(cursor.value.sessionId);
  }
  return ids.size;
}

/** Deletes everything of a user, sent or not: the account was erased, and nobody could ever send or read it again. */
export async function eraseUser(database: OutboxDatabase, user: string): Promise<void> {
  const transaction = database.transaction(["items", "refused", "sessions", "keys"], "readwrite", STRICT);
  for (const store of ["items", "refused"] as const) {
    const index = transaction.objectStore(store).index("user");
    for (let cursor = await index.openCursor(user); cursor; cursor = await cursor.continue())
      await cursor.delete();
  }
  const sessions = transaction.objectStore("sessions");
  for (const place of await sessions.getAllKeys())
    if (place.startsWith(`${user}/`)) await sessions.delete(place);
  await transaction.objectStore("keys").delete(user);
  await transaction.done;
}

/** Deletes what the server has acknowledged. */
export async function removeItems(database: OutboxDatabase, ids: readonly number[]): Promise<void> {
  const transaction = database.transaction("items", "readwrite", STRICT);
  await Promise.all([...ids.map((id) => transaction.store.delete(id)), transaction.done]);
}

/** Puts an item aside: kept, but not sent again before `releaseRefused`. */
export async function refuseItem(database: OutboxDatabase, item: StoredItem, reason: string): Promise<void> {
  const transaction = database.transaction(["items", "refused"], "readwrite", STRICT);
  await Promise.all([
    transaction.objectStore("refused").put({ ...item, refusal: reason }),
    transaction.objectStore("items").delete(item.id),
    transaction.done,
  ]);
}

/**
 * Gives a user's refused items another chance, in their old places: a newer app or server may agree on what the older
 * ones could not.
 */
export async function releaseRefused(database: OutboxDatabase, user: string): Promise<void> {
  const transaction = database.transaction(["items", "refused"], "readwrite", STRICT);
  const refused = await transaction.objectStore("refused").index("user").getAll(user);
  for (const { refusal: _, ...item } of refused) {
    await transaction.objectStore("items").put(item);
    await transaction.objectStore("refused").delete(item.id);
  }
  await transaction.done;
}

/** A user's key on this device, made on first use. Two tabs that race agree on the one that was stored first. */
export async function keyOf(
  database: OutboxDatabase,
  user: string,
  make: () => Promise<CryptoKey>,
): Promise<CryptoKey> {
  const known = await database.get("keys", user);
  if (known) return known;
  const made = await make();
  const transaction = database.transaction("keys", "readwrite", STRICT);
  const other = await transaction.store.get(user);
  if (!other) await transaction.store.put(made, user);
  await transaction.done;
  return other ?? made;
}

function whole(item: Omit<StoredItem, "id"> & { id?: number }): StoredItem {
  if (item.id === undefined) throw new Error("a stored item has no id");
  return { ...item, id: item.id };
}
