import { DEMO_ACCOUNTS, startServer, type Config, type RunningServer } from "@physiocheck/api";
import type { Act, Done } from "./clinic.ts";
import { jonas, rosa, yusuf } from "./courses.ts";
import { momentBefore } from "./days.ts";
import { performAll, type Performances } from "./perform-all.ts";
import type { SessionOrder } from "./perform-session.ts";
import { BEGAN, type Courses, type People } from "./setting.ts";
import { storyOf } from "./story.ts";
import { Visitor, type Clock } from "./visitor.ts";

export type HistoryOptions = {
  /** Of the server that is to have the history; its database must be empty. */
  readonly config: Config;
  /** The present, ms since 1970. */
  readonly now: number;
  /** Those whose courses are made; all where absent. For tests. */
  readonly courses?: Courses;
  /** Told after every act how far it is, 0..1. */
  readonly onProgress?: (part: number) => void;
};

/** Those who sign up during the story; the password is the demo clinic's. */
const SIGN_UPS = {
  ingrid: { name: "Ingrid Solberg", email: "ingrid@demo.physiocheck.local" },
  mateo: { name: "Mateo Ferrer", email: "mateo@demo.physiocheck.local" },
} as const;

/** The courses of the demo clinic's people. */
export function demoCourses(now: number): Courses {
  return { jonas: jonas(now), rosa: rosa(now), yusuf: yusuf(now) };
}

/**
 * Gives an empty demo clinic its past: the real server runs with a clock that is moved through six weeks, the digital patient's
 * sessions are done by the session page's own parts, and everybody asks the API for what they want, as the web app does.
 * @throws Error naming the route that refused something
 */
export async function makeHistory(options: HistoryOptions): Promise<void> {
  const { config, now, courses = demoCourses(now), onProgress = () => undefined } = options;
  const clock: Clock = { ms: momentBefore(now, BEGAN, "09:00") };
  // The longest course has a thread of its own.
  const threads = [performAll(ordersOf(courses, "jonas")), performAll(ordersOf(courses, "rosa", "yusuf"))];
  let server: RunningServer | null = null;
  try {
    server = await startServer({
      config: { ...config, port: 0, host: "127.0.0.1", lan: false },
      now: () => clock.ms,
    });
    const acts = storyOf({
      ...peopleAt(server.origin, clock),
      courses,
      clock,
      now,
      done: doneBy(threads),
    }).filter(({ at }) => at <= now);
    await live(acts, clock, onProgress);
    clock.ms = now;
  } finally {
    await Promise.all(threads.map((thread) => thread.close()));
    await server?.close();
  }
}

async function live(acts: readonly Act[], clock: Clock, onProgress: (part: number) => void): Promise<void> {
  for (const [index, { at, happen }] of acts.entries()) {
    // What took longer than until the next thing puts that off: time never goes back.
    clock.ms = Math.max(clock.ms, at);
    await happen();
    onProgress((index + 1) / acts.length);
  }
}

type Name = keyof Courses;

/** The sessions of each of them, in order. */
function ordersOf(courses: Courses, ...names: readonly Name[]): SessionOrder[][] {
  return names.map((name) => courses[name].visits.flatMap(({ sessions }) => sessions));
}

/** Finds the thread that does the session of an order. */
function doneBy(threads: readonly Performances[]): Done {
  return async (order) => {
    const session = threads.map((thread) => thread.session(order)).find((found) => found !== null);
    if (!session) throw new Error("nobody does this session");
    return session;
  };
}

function peopleAt(
  origin: string,
  clock: Clock,
): { readonly people: People; readonly signUp: (who: keyof typeof SIGN_UPS) => Promise<void> } {
  const [{ password }] = DEMO_ACCOUNTS;
  const named = (start: string): Visitor => {
    const account = DEMO_ACCOUNTS.find(({ email }) => email.startsWith(`${start}@`));
    if (!account) throw new Error(`the demo clinic has no ${start}`);
    return new Visitor(origin, clock, { email: account.email, password: account.password });
  };
  const later = (who: keyof typeof SIGN_UPS): Visitor =>
    new Visitor(origin, clock, { email: SIGN_UPS[who].email, password });
  return {
    people: {
      physician: named("physician"),
      admin: named("admin"),
      pending: named("pending"),
      jonas: named("patient"),
      rosa: named("patient2"),
      yusuf: named("patient3"),
      ingrid: later("ingrid"),
      mateo: later("mateo"),
    },
    async signUp(who) {
      const answer = await fetch(`${origin}/api/auth/register/patient`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ ...SIGN_UPS[who], password }),
      });
      if (!answer.ok) throw new Error(`${SIGN_UPS[who].name} could not sign up: ${await answer.text()}`);
    },
  };
}
