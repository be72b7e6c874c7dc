import type { ErrorEnvelope } from "@physiocheck/contracts";

export type Reply<T = unknown> = {
  readonly status: number;
  readonly body: T;
  readonly text: string;
  readonly headers: Headers;
};

/** Cookies and nothing more: what a browser keeps between requests. */
export class Browser {
  readonly origin: string;
  readonly cookies = new Map<string, string>();

  constructor(origin: string, cookies: Iterable<readonly [string, string]> = []) {
    this.origin = origin;
    for (const [name, value] of cookies) this.cookies.set(name, value);
  }

  get cookieHeader(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** Sends JSON (or bytes), keeps the cookies, reads the answer. */
  async send<T = unknown>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Reply<T>> {
    const bytes = body instanceof Uint8Array;
    const response = await fetch(this.origin + path, {
      method,
      headers: {
        ...(this.cookies.size > 0 && { cookie: this.cookieHeader }),
        ...(body !== undefined && {
          "content-type": bytes ? "application/octet-stream" : "application/json",
        }),
        ...headers,
      },
      redirect: "manual",
      ...(body !== undefined && {
        body: bytes ? new Uint8Array(body) : typeof body === "string" ? body : JSON.stringify(body),
      }),
    });
    this.keep(response.headers);
    const text = await response.text();
    const json = response.headers.get("content-type")?.startsWith("application/json") ?? false;
    return {
      status: response.status,
      text,
      headers: response.headers,
      body: (json && text ? JSON.parse(text) : undefined) as T,
    };
  }

  /** Opens a stream of server-sent events. Close it when done. */
  async stream(path: string): Promise<EventStream> {
    const abort = new AbortController();
    const response = await fetch(this.origin + path, {
      headers: { cookie: this.cookieHeader, accept: "text/event-stream", "accept-encoding": "gzip, br" },
      signal: abort.signal,
    });
    return new EventStream(response, abort);
  }

  private keep(headers: Headers): void {
    for (const line of headers.getSetCookie()) {
      const [pair] = line.split(";");
      const at = pair.indexOf("=");
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at));
      else this.cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
  }
}

/** A stream of server-sent events, message by message. */
export class EventStream {
  readonly status: number;
  readonly headers: Headers;
  private readonly reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
  private readonly abort: AbortController;
  private buffer = "";

  constructor(response: Response, abort: AbortController) {
    this.status = response.status;
    this.headers = response.headers;
    this.reader = response.body?.getReader();
    this.abort = abort;
  }

  /** The next message; null when the server closed the line. */
  async next<T>(): Promise<T | null> {
    for (;;) {
      const end = this.buffer.indexOf("\n\n");
      if (end >= 0) {
        const message = this.buffer.slice(0, end);
        this.buffer = this.buffer.slice(end + 2);
        if (message.startsWith("data: ")) return JSON.parse(message.slice(6)) as T;
        continue;
      }
      const { done, value } = (await this.reader?.read()) ?? { done: true, value: undefined };
      if (done) return null;
      this.buffer += new TextDecoder().decode(value);
    }
  }

  /** The next message of a type; null when the line closed before. */
  async until<T extends { readonly type: string }>(type: T["type"]): Promise<T | null> {
    for (;;) {
      const message = await this.next<T>();
      if (message === null || message.type === type) return message;
    }
  }

  close(): void {
    this.abort.abort();
  }
}

/** The code of a refusal. */
export function codeOf(reply: Reply): string | undefined {
  return (reply.body as Partial<ErrorEnvelope> | undefined)?.error?.code;
}
