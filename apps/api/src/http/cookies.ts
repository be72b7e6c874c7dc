import { parse, serialize } from "cookie";
import type { Request, Response } from "express";

/** Where tokens live in the browser. Never readable by scripts, never sent by another site's request. */
export class TokenCookies {
  private readonly secure: boolean;
  private readonly access: string;
  private readonly refresh: string;

  /** @param secure over https; the `__Host-` prefix then makes the browser hold us to it */
  constructor(secure: boolean) {
    this.secure = secure;
    const prefix = secure ? "__Host-" : "";
    this.access = `${prefix}physiocheck-access`;
    this.refresh = `${prefix}physiocheck-refresh`;
  }

  read(request: Pick<Request, "headers">): {
    readonly access: string | null;
    readonly refresh: string | null;
  } {
    const { cookie } = request.headers;
    const cookies = cookie === undefined ? {} : parse(cookie);
    return { access: cookies[this.access] ?? null, refresh: cookies[this.refresh] ?? null };
  }

  /** @param seconds how long each lives */
  set(
    response: Response,
    tokens: { readonly access: string; readonly refresh: string },
    seconds: { readonly access: number; readonly refresh: number },
  ): void {
    response.append("Set-Cookie", this.cookie(this.access, tokens.access, seconds.access));
    response.append("Set-Cookie", this.cookie(this.refresh, tokens.refresh, seconds.refresh));
  }

  clear(response: Response): void {
    response.append("Set-Cookie", this.cookie(this.access, "", 0));
    response.append("Set-Cookie", this.cookie(this.refresh, "", 0));
  }

  private cookie(name: string, value: string, maxAge: number): string {
    return serialize(name, value, {
      httpOnly: true,
      secure: this.secure,
      sameSite: "strict",
      path: "/",
      maxAge,
    });
  }
}
