import type { Page } from "@playwright/test";

/** What a browser profile has on its disk, as somebody would find it who copies it. */
export type OnDisk = {
  /** Readable text of every IndexedDB value, buffers included. */
  readonly text: string;
  /** Items in the outbox by kind. */
  readonly items: Readonly<Record<string, number>>;
  /** Names of what is kept for reading without a network. */
  readonly kept: readonly string[];
  /** Addresses in the caches of the service worker. */
  readonly cached: readonly string[];
};

/** Reads the databases and caches of the page's origin. */
export function onDisk(page: Page): Promise<OnDisk> {
  return page.evaluate(async () => {
    const open = (name: string): Promise<IDBDatabase> =>
      new Promise((resolve, reject) => {
        const request = indexedDB.open(name);
        request.addEventListener("success", () => resolve(request.result));
        request.addEventListener("error", () => reject(new Error(`cannot open ${name}`)));
      });
    const all = <Value>(database: IDBDatabase, store: string, what: "getAll" | "getAllKeys") =>
      new Promise<Value[]>((resolve, reject) => {
        const request = database.transaction(store).objectStore(store)[what]();
        request.addEventListener("success", () => resolve(request.result as Value[]));
        request.addEventListener("error", () => reject(new Error(`cannot read ${store}`)));
      });
    const words = (value: unknown): string => {
      if (value instanceof ArrayBuffer) return new TextDecoder("latin1").decode(value);
      if (ArrayBuffer.isView(value)) return new TextDecoder("latin1").decode(value);
      if (typeof value === "object" && value !== null) return Object.values(value).map(words).join("\n");
      return String(value);
    };
    let text = "";
    const items: Record<string, number> = {};
    let kept: string[] = [];
    for (const { name = "" } of await indexedDB.databases()) {
      const database = await open(name);
      for (const store of database.objectStoreNames) {
        const values = await all<unknown>(database, store, "getAll");
        text += `${(await all<string>(database, store, "getAllKeys")).join("\n")}\n${words(values)}\n`;
        if (store === "items")
          for (const { kind } of values as { kind: string }[]) items[kind] = (items[kind] ?? 0) + 1;
        if (store === "answers") kept = await all<string>(database, store, "getAllKeys");
      }
      database.close();
    }
    const cached: string[] = [];
    for (const name of await caches.keys())
      for (const { url } of await (await caches.open(name)).keys()) cached.push(new URL(url).pathname);
    return { text, items, kept, cached };
  });
}
