import type { Readable } from "node:stream";
import type { OutputOf, RouteName, Routes, Schema } from "@physiocheck/contracts";
import type { Request, Response } from "express";
import type { Viewer } from "../access.ts";

type Parsed<R, K extends string> = R extends { readonly [P in K]: infer S }
  ? S extends Schema
    ? OutputOf<S>
    : S extends "stream"
      ? Readable
      : Buffer
  : undefined;

/** What a handler is given: checked against the table, and the signed-in person. */
export type Context<N extends RouteName> = {
  readonly params: Parsed<Routes[N], "params">;
  readonly query: Parsed<Routes[N], "query">;
  readonly body: Parsed<Routes[N], "body">;
  /** Never null where the table does not say `anyone`. */
  readonly viewer: Routes[N] extends { readonly who: "anyone" } ? SignedIn | null : SignedIn;
  readonly requestId: string;
  readonly request: Request;
  readonly response: Response;
  /**
   * Writes the request's line of the audit log, where it has one. Whoever sends the answer without returning it calls this before the first
   * byte: nobody leaves with a copy that is not in the log.
   */
  readonly noted: () => Promise<void>;
};

export type SignedIn = Viewer & { readonly signInId: string };

type Result<R> = R extends { readonly response: infer S }
  ? S extends Schema
    ? OutputOf<S>
    : void
  : R extends { readonly answers: "bytes" }
    ? Buffer
    : void;

/**
 * A handler returns what its route answers; streams, pages and documents are written to `response` by the handler itself.
 */
export type Handler<N extends RouteName> = (context: Context<N>) => Promise<Result<Routes[N]>>;

/** A handler for every row of the table. */
export type Handlers = { readonly [N in RouteName]: Handler<N> };
