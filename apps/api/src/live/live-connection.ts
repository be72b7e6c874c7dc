import { LIVE_CLOSE, LIVE_PING_MS, type PublisherNews, type WatcherNews } from "@physiocheck/contracts";
import type { WebSocket } from "ws";
import { callerOf } from "../access.ts";
import type { Deps } from "../deps.ts";
import type { SignedIn } from "../http/handlers.ts";
import { accessTopic } from "../ports/bus/live-bus.ts";
import { Rate } from "./rate.ts";

/** A reader that is so many bytes behind is let go; it comes back to a fresh snapshot. */
const MOST_BEHIND = 1_048_576;
/** Messages and frames together: more than any page of ours sends. */
const PER_SECOND = 30;
const AT_ONCE = 90;

/** What a socket is for: publishing or watching. */
export type LiveEnd = {
  /** A message, parsed as JSON. @throws ZodError where it is none of this end's */
  readonly hear: (message: unknown) => void;
  /** A binary message. @returns false where it may not come here */
  readonly hearBytes: (bytes: Buffer) => boolean;
  /** Access may have changed: nothing more is told until `recheck`. */
  readonly hold: () => void;
  /** The person still stands: look at what they may see. */
  readonly recheck: (person: SignedIn) => Promise<void>;
  readonly close: () => void;
};

/**
 * One open socket: limits, heartbeat, and the person behind it, who is looked at again whenever the bus says that something
 * about them changed, and every few seconds in any case.
 */
export class LiveConnection {
  readonly deps: Deps;
  private readonly socket: WebSocket;
  private readonly viewer: SignedIn;
  private readonly rate = new Rate(PER_SECOND, AT_ONCE, performance.now());
  private end: LiveEnd | null = null;
  private isAlive = true;
  private checking = false;
  private again = false;

  constructor(deps: Deps, socket: WebSocket, viewer: SignedIn) {
    this.deps = deps;
    this.socket = socket;
    this.viewer = viewer;
  }

  /** Lets the socket work for an end, until either closes. */
  run(end: LiveEnd): void {
    const { bus, closing } = this.deps;
    this.end = end;
    const timer = setInterval(() => this.tick(), LIVE_PING_MS);
    const stopAccess = bus.subscribe(
      accessTopic(this.viewer.id),
      () => this.accessChanged(),
      () => this.accessChanged(),
    );
    const onClosing = (): void => this.close("going_away");
    closing.addEventListener("abort", onClosing);
    this.socket.on("pong", () => (this.isAlive = true));
    this.socket.on("message", (data: Buffer, isBinary: boolean) => this.message(data, isBinary));
    // Too long, not UTF-8, a broken line: the library closes with the code of the standard, and tells it here too.
    this.socket.on("error", () => undefined);
    this.socket.on("close", () => {
      clearInterval(timer);
      stopAccess();
      closing.removeEventListener("abort", onClosing);
      end.close();
    });
    // Signed out between the upgrade and the subscription.
    void stopAccess.ready.then(() => this.recheck());
    if (closing.aborted) onClosing();
  }

  /** Sends a message; a reader that is too far behind is let go. */
  tell(news: PublisherNews | WatcherNews): void {
    if (this.socket.readyState !== this.socket.OPEN) return;
    if (this.socket.bufferedAmount > MOST_BEHIND) this.socket.terminate();
    else this.socket.send(JSON.stringify(news));
  }

  /** Sends bytes. @param sent called when the operating system has taken them */
  tellBytes(bytes: Buffer, sent: () => void): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(bytes, { binary: true }, () => sent());
  }

  close(why: keyof typeof LIVE_CLOSE): void {
    this.socket.close(LIVE_CLOSE[why], why);
    // Whoever does not answer the farewell is gone already.
    setTimeout(() => this.socket.terminate(), 1000).unref();
  }

  private message(data: Buffer, isBinary: boolean): void {
    if (!this.rate.take(performance.now())) {
      this.close("too_fast");
      return;
    }
    if (this.socket.readyState !== this.socket.OPEN || !this.end) return;
    if (isBinary) {
      if (!this.end.hearBytes(data)) this.close("bad_message");
      return;
    }
    try {
      this.end.hear(JSON.parse(data.toString("utf8")));
    } catch {
      // No JSON, or none of the messages of this end.
      this.close("bad_message");
    }
  }

  private tick(): void {
    if (!this.isAlive) {
      this.socket.terminate();
      return;
    }
    this.isAlive = false;
    this.socket.ping();
    this.tell({ type: "ping" });
    void this.recheck();
  }

  private accessChanged(): void {
    this.end?.hold();
    void this.recheck();
  }

  /** Looks at the person again. A look that is under way may be from before the change, so another follows it. */
  private async recheck(): Promise<void> {
    if (this.checking) {
      this.again = true;
      return;
    }
    this.checking = true;
    try {
      do {
        this.again = false;
        const person = await this.deps.signIns.find(this.viewer.signInId, this.viewer.id);
        if (!person) return this.close("signed_out");
        if (callerOf(person) !== callerOf(this.viewer)) return this.close("forbidden");
        if (!this.again) await this.end?.recheck(person);
      } while (this.again);
    } catch (error) {
      // The database does not answer: who cannot be checked is not shown anything.
      this.deps.log.warn({ err: error }, "live line closed: access could not be checked");
      this.close("going_away");
    } finally {
      this.checking = false;
    }
  }
}
