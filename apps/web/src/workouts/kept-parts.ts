import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { makeKey, open, seal, type Sealed } from "../session/outbox/sealing.ts";

/** What is known of a film whose analysis has begun on this device. */
export type BegunFilm = {
  /** Of the workout that it is to become. */
  readonly id: string;
  readonly fingerprint: string;
  readonly name: string;
  /** When it was filmed, ISO 8601. */
  readonly at: string;
  /** Pictures looked at, of how many. */
  readonly done: number;
  readonly of: number;
};

interface Schema extends DBSchema {
  keys: { key: string; value: CryptoKey };
  films: { key: string; value: { user: string; sealed: Sealed }; indexes: { user: string } };
  parts: { key: [string, number]; value: Sealed };
}

/**
 * Analyses that are not finished, kept on this device so that a closed page costs seconds: film by film what was seen so far, sealed
 * for the person (sealing.ts). The film itself is not kept: it is the person's own file, and known again by its fingerprint.
 */
export class KeptParts {
  readonly #user: string;
  readonly #database: Promise<IDBPDatabase<Schema>>;
  #key: Promise<CryptoKey> | null = null;

  constructor(user: string, name = "physiocheck-workouts") {
    this.#user = user;
    this.#database = openDB<Schema>(name, 1, {
      upgrade(database) {
        database.createObjectStore("keys");
        database.createObjectStore("films").createIndex("user", "user");
        database.createObjectStore("parts");
      },
    });
  }

  /** Films of this person that were begun. What cannot be opened is left out. */
  async films(): Promise<BegunFilm[]> {
    const database = await this.#database;
    const key = await this.#keyOf();
    const places = await database.getAllKeysFromIndex("films", "user", this.#user);
    const films = await Promise.all(
      places.map(async (place) => {
        const stored = await database.get("films", place);
        const opened = stored && (await open(key, place, stored.sealed).catch(() => null));
        return opened ? [opened.body as BegunFilm] : [];
      }),
    );
    return films.flat();
  }

  /** The parts of a film's trace, in order; as many as follow one another. */
  async partsOf(fingerprint: string): Promise<Uint8Array[]> {
    const database = await this.#database;
    const key = await this.#keyOf();
    const place = this.#place(fingerprint);
    const parts: Uint8Array[] = [];
    for (let index = 0; ; index += 1) {
      const sealed = await database.get("parts", [place, index]);
      const opened = sealed && (await open(key, `${place}/${index}`, sealed).catch(() => null));
      if (!opened) return parts;
      parts.push(opened.bytes);
    }
  }

  /** Keeps a part, and how far the film is. */
  async add(film: BegunFilm, index: number, part: Uint8Array): Promise<void> {
    const database = await this.#database;
    const key = await this.#keyOf();
    const place = this.#place(film.fingerprint);
    const sealedFilm = await seal(key, place, film);
    const sealedPart = await seal(key, `${place}/${index}`, null, part);
    const transaction = database.transaction(["films", "parts"], "readwrite");
    await Promise.all([
      transaction.objectStore("films").put({ user: this.#user, sealed: sealedFilm }, place),
      transaction.objectStore("parts").put(sealedPart, [place, index]),
      transaction.done,
    ]);
  }

  async remove(fingerprint: string): Promise<void> {
    const database = await this.#database;
    const place = this.#place(fingerprint);
    const transaction = database.transaction(["films", "parts"], "readwrite");
    await Promise.all([
      transaction.objectStore("films").delete(place),
      transaction.objectStore("parts").delete(IDBKeyRange.bound([place, 0], [place, Infinity])),
      transaction.done,
    ]);
  }

  async close(): Promise<void> {
    (await this.#database).close();
  }

  #place(fingerprint: string): string {
    return `${this.#user}/${fingerprint}`;
  }

  #keyOf(): Promise<CryptoKey> {
    return (this.#key ??= this.#findKey());
  }

  /** Two tabs that race agree on the one that was stored first. */
  async #findKey(): Promise<CryptoKey> {
    const database = await this.#database;
    const known = await database.get("keys", this.#user);
    if (known) return known;
    const made = await makeKey();
    const transaction = database.transaction("keys", "readwrite");
    const other = await transaction.store.get(this.#user);
    if (!other) await transaction.store.put(made, this.#user);
    await transaction.done;
    return other ?? made;
  }
}
