import { LIVE_CLOSE, LIVE_PING_MS, LIVE_SOCKET_PATH } from "../live-line.ts";

/** `closed`: for good, and `LiveLineOptions.onLine` is told why. */
export type LiveLineState = "connecting" | "open" | "reconnecting" | "closed";
/** Why there will be no other attempt. */
export type LiveLineEnd = "signed_out" | "forbidden" | "replaced" | "left";

export type LiveLineOptions<News> = {
  /** Renews the sign-in if it can; false where nobody is signed in any more. */
  readonly renew: () => Promise<boolean>;
  /** The line is open: say everything anew. */
  readonly onOpen: (line: LiveLine) => void;
  readonly onNews: (news: News) => void;
  readonly onBytes?: (bytes: Uint8Array<ArrayBuffer>) => void;
  readonly onLine?: (state: LiveLineState, end: LiveLineEnd | null) => void;
  /** Where to connect; the page's own server where absent. */
  readonly url?: string;
};

/** First wait before another attempt, and the longest, ms. */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;
/** A line on which nothing was heard for so long is dead, whatever the browser believes. */
const SILENCE_MS = 3 * LIVE_PING_MS;

/**
 * The live line of a page: a WebSocket that comes back by itself, with growing waits, and notices a dead connection. What was
 * not sent is not kept: all that goes over it is out of date a moment later.
 */
export class LiveLine {
  private readonly options: LiveLineOptions<unknown>;
  private socket: WebSocket | null = null;
  private wait = FIRST_WAIT;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private state: LiveLineState = "connecting";

  private constructor(options: LiveLineOptions<unknown>) {
    this.options = options;
    this.connect();
  }

  static open<News>(options: LiveLineOptions<News>): LiveLine {
    // The server is ours: its messages are taken as they are declared.
    return new LiveLine({ ...options, onNews: (news) => options.onNews(news as News) });
  }

  /** Bytes that wait in this browser. */
  get waiting(): number {
    return this.socket?.bufferedAmount ?? 0;
  }

  /** @returns false where there is no line now */
  send(message: object): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(JSON.stringify(message));
    return true;
  }

  /** @returns false where there is no line now */
  sendBytes(bytes: Uint8Array<ArrayBuffer>): boolean {
    if (this.socket?.readyState !== WebSocket.OPEN) return false;
    this.socket.send(bytes);
    return true;
  }

  /** Ends it for good. */
  close(): void {
    this.finish("left");
  }

  private connect(): void {
    const {
      url = `${location.origin.replace(/^http/, "ws")}${LIVE_SOCKET_PATH}`,
      onNews,
      onBytes,
    } = this.options;
    const socket = new WebSocket(url);
    socket.binaryType = "arraybuffer";
    this.socket = socket;
    this.heard();
    socket.addEventListener("open", () => {
      if (this.socket !== socket) return;
      this.wait = FIRST_WAIT;
      this.turn("open", null);
      this.heard();
      this.options.onOpen(this);
    });
    socket.addEventListener("message", ({ data }: MessageEvent<string | ArrayBuffer>) => {
      if (this.socket !== socket) return;
      this.heard();
      if (typeof data === "string") onNews(JSON.parse(data));
      else onBytes?.(new Uint8Array(data));
    });
    socket.addEventListener("close", ({ code }) => {
      if (this.socket === socket) this.lost(code);
    });
  }

  private lost(code: number): void {
    this.socket = null;
    clearTimeout(this.silence);
    if (this.state === "closed") return;
    if (code === LIVE_CLOSE.replaced) return this.finish("replaced");
    if (code === LIVE_CLOSE.forbidden || code === LIVE_CLOSE.bad_message) return this.finish("forbidden");
    this.turn("reconnecting", null);
    // Not all at once after a restart.
    const wait = code === LIVE_CLOSE.too_fast ? LONGEST_WAIT : this.wait * (0.75 + Math.random() / 2);
    this.wait = Math.min(LONGEST_WAIT, this.wait * 2);
    this.timer = setTimeout(() => void this.again(), wait);
  }

  private async again(): Promise<void> {
    // An upgrade that is refused does not say why; an access token that ran out is the usual reason.
    const isSignedIn = await this.options.renew().catch(() => true);
    if (this.state === "closed") return;
    if (isSignedIn) this.connect();
    else this.finish("signed_out");
  }

  private finish(end: LiveLineEnd): void {
    if (this.state === "closed") return;
    this.turn("closed", end);
    clearTimeout(this.timer);
    clearTimeout(this.silence);
    this.socket?.close();
    this.socket = null;
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => {
      const { socket } = this;
      this.lost(0);
      socket?.close();
    }, SILENCE_MS);
  }

  private turn(state: LiveLineState, end: LiveLineEnd | null): void {
    if (state === this.state && state !== "open") return;
    this.state = state;
    this.options.onLine?.(state, end);
  }
}
