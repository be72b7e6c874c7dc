import { ADDRESSES, type Address } from "@physiocheck/contracts";
import { routeUrl, type AnswerOf, type Client } from "@physiocheck/contracts/client";

/** A clock that is set, ms since 1970. */
export type Clock = { ms: number };

export type Account = { readonly email: string; readonly password: string };

type Asked = {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** An access token lives ten minutes. */
const FRESH_MS = 8 * 60_000;
/** Whoever signed in longer ago does so again; the server asks for it after 30 days. */
const SIGNED_IN_MS = 25 * 24 * 3_600_000;

/** Somebody at their browser: signs in, keeps the cookies, and asks the API what the web app asks it. */
export class Visitor {
  private readonly origin: string;
  private readonly clock: Clock;
  private readonly account: Account;
  private readonly cookies = new Map<string, string>();
  private signedInAt = Number.NEGATIVE_INFINITY;
  private freshAt = Number.NEGATIVE_INFINITY;

  constructor(origin: string, clock: Clock, account: Account) {
    this.origin = origin;
    this.clock = clock;
    this.account = account;
  }

  /**
   * Asks a route of the table, as whoever this is.
   * @throws Error naming the route and the answer, where that is no success
   */
  async ask<N extends keyof Client>(name: N, ...asked: Parameters<Client[N]>): Promise<AnswerOf<N>> {
    await this.beSignedIn();
    return (await this.send(ADDRESSES[name], asked[0])) as AnswerOf<N>;
  }

  private async beSignedIn(): Promise<void> {
    const { ms } = this.clock;
    if (ms - this.signedInAt > SIGNED_IN_MS) {
      this.cookies.clear();
      await this.send(ADDRESSES.login, { body: this.account });
      this.signedInAt = ms;
    } else if (ms - this.freshAt > FRESH_MS) await this.send(ADDRESSES.refresh);
    else return;
    this.freshAt = ms;
  }

  private async send(route: Address, asked: Asked = {}): Promise<unknown> {
    const { body } = asked;
    const bytes = body instanceof Uint8Array;
    const answer = await fetch(this.origin + routeUrl(route, asked), {
      method: route.method,
      headers: {
        cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "),
        ...(body !== undefined && {
          "content-type": bytes ? "application/octet-stream" : "application/json",
        }),
        ...asked.headers,
      },
      ...(body !== undefined && { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [pair = ""] = line.split(";");
      const at = pair.indexOf("=");
      this.cookies.set(pair.slice(0, at), decodeURIComponent(pair.slice(at + 1)));
    }
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${route.method} ${route.path} answered ${answer.status}: ${text}`);
    return text === "" ? undefined : (JSON.parse(text) as unknown);
  }
}
