import type { Me, PlanDay, TodayItem } from "@physiocheck/contracts";
import type { Keeper, Leaving } from "../shell/kept.ts";
import { KEPT, planDayFrom, planFrom, todayFrom, type DoneHere, type RunHere } from "./answers.ts";
import type { KeptStore } from "./kept-store.ts";

/** As long as a sign-in lasts on the server: who was not there for longer has to show the password again. */
const LONGEST_MS = 30 * 86_400_000;
/** How long it is known here what was done, ms: the day, wherever it begins. */
const DONE_FOR_MS = 48 * 3_600_000;

const ROUTES: ReadonlySet<string> = new Set([...KEPT, "getPlan"]);

/** What the rest of the device knows: the outbox and the runs, which only a patient's pages load. */
export type Elsewhere = {
  readonly store: () => Promise<KeptStore>;
  /** When the page has nothing better to do: keeping waits for what somebody is waiting for. */
  readonly atLeisure: () => Promise<void>;
  readonly runs: (user: string) => Promise<readonly RunHere[]>;
  readonly unsent: (user: string) => Promise<number>;
  readonly forgetProgress: (user: string) => Promise<void>;
  readonly eraseOutbox: (user: string) => Promise<void>;
  readonly now: () => number;
};

type Asked = {
  readonly query?: Readonly<Record<string, string | undefined>>;
  readonly params?: { readonly planId?: string };
};
/** As it was kept: checked by the server when it was sent, and sealed since. */
type Entry = { readonly answer: unknown; readonly query: Readonly<Record<string, string | undefined>> };

/** Keeps a patient's answers sealed on this device. Physicians and admins read other people's data: theirs are never kept. */
export class DeviceKeeper implements Keeper {
  readonly #elsewhere: Elsewhere;
  /** Who is signed in on this page; null for nobody, or nobody whose answers are kept. */
  #user: string | null = null;
  /** One after the other: an answer that is older must not lie over a newer one. */
  #writing: Promise<void> = Promise.resolve();

  constructor(elsewhere: Elsewhere) {
    this.#elsewhere = elsewhere;
  }

  keeps(route: string): boolean {
    return ROUTES.has(route) && (route === "me" || this.#user !== null);
  }

  keep(route: string, request: unknown, answer: unknown): void {
    if (route === "me") {
      const { id, role } = answer as Me;
      this.#user = role === "patient" ? id : null;
      if (role !== "patient") {
        // Whoever was here before has left this device.
        void this.#write(async (store) => store.clear());
        return;
      }
      void this.#write(async (store) => store.claim(id));
    }
    const user = this.#user;
    if (user === null || !(KEPT as readonly string[]).includes(route)) return;
    const savedAt = this.#elsewhere.now();
    const { query } = (request ?? {}) as Asked;
    void this.#write(async (store) => store.put(user, route, { query: query ?? {}, answer }, savedAt));
  }

  async recall(route: string, request: unknown): Promise<unknown> {
    try {
      await this.#writing;
      return await this.#recall(route, request ?? {});
    } catch {
      // Storage is switched off or full: then this device knows nothing.
      return undefined;
    }
  }

  async done(assignmentId: string): Promise<void> {
    const user = this.#user;
    if (user === null) return;
    const at = this.#elsewhere.now();
    await this.#write(async (store) => {
      const before = await this.#doneHere(store);
      const recent = before.filter((one) => at - one.at < DONE_FOR_MS);
      await store.put(user, "done", [...recent, { assignmentId, at }], at);
    });
  }

  async unsent(): Promise<number> {
    return this.#user === null ? 0 : this.#elsewhere.unsent(this.#user);
  }

  async forget(how: Leaving): Promise<void> {
    const user = this.#user;
    this.#user = null;
    await this.#write(async (store) => store.clear());
    if (user === null || how === "expired") return;
    const { eraseOutbox, forgetProgress } = this.#elsewhere;
    await (how === "erased" ? eraseOutbox : forgetProgress)(user).catch(() => undefined);
  }

  async #recall(route: string, { query, params }: Asked): Promise<unknown> {
    const store = await this.#elsewhere.store();
    if (route === "me") {
      const me = (await this.#entry(store, "me"))?.answer as Me | undefined;
      this.#user = me?.id ?? null;
      return me;
    }
    switch (route) {
      case "listToday": {
        const kept = await this.#entry(store, route);
        if (!kept) return undefined;
        const { items } = kept.answer as { items: TodayItem[] };
        const since = Date.parse(query?.since ?? "") || 0;
        const asked = { items, since: Date.parse(kept.query.since ?? "") || 0 };
        return todayFrom(asked, since, await this.#doneHere(store));
      }
      case "listPlanDay": {
        const kept = await this.#entry(store, route);
        if (!kept || this.#user === null) return undefined;
        const { plans } = kept.answer as { plans: PlanDay[] };
        const asked = { plans, day: kept.query.day ?? "" };
        return planDayFrom(asked, query?.day ?? "", await this.#elsewhere.runs(this.#user));
      }
      case "getPlan": {
        const kept = await this.#entry(store, "listPlanDay");
        return kept && planFrom((kept.answer as { plans: PlanDay[] }).plans, params?.planId ?? "");
      }
      default:
        return (await this.#entry(store, route))?.answer;
    }
  }

  /** An answer that is this user's and young enough. */
  async #entry(store: KeptStore, name: string): Promise<Entry | undefined> {
    const kept = await store.get(name);
    // In another tab somebody else may have signed in meanwhile.
    if (!kept || (name !== "me" && kept.user !== this.#user)) return undefined;
    if (this.#elsewhere.now() - kept.savedAt > LONGEST_MS) return undefined;
    return kept.body as Entry;
  }

  async #doneHere(store: KeptStore): Promise<readonly DoneHere[]> {
    const kept = await store.get("done");
    return kept && kept.user === this.#user ? (kept.body as readonly DoneHere[]) : [];
  }

  /** Puts a write behind those before it; a device that does not store is no failure of what is being done. */
  async #write(work: (store: KeptStore) => Promise<void>): Promise<void> {
    const next = this.#writing.then(async () => {
      await this.#elsewhere.atLeisure();
      return work(await this.#elsewhere.store());
    });
    this.#writing = next.catch(() => undefined);
    await this.#writing;
  }
}
