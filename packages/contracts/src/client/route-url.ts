import type { Address } from "../addresses.ts";
import type { InputOf, Route, Schema } from "../route.ts";

type Part<R extends Route, K extends "params" | "query"> = R extends {
  readonly [P in K]: infer S extends Schema;
}
  ? {} extends InputOf<S>
    ? { readonly [P in K]?: InputOf<S> }
    : { readonly [P in K]: InputOf<S> }
  : {};

type BodyPart<R extends Route> = R extends { readonly body: infer B }
  ? B extends Schema
    ? { readonly body: InputOf<B> }
    : { readonly body: Uint8Array<ArrayBuffer> | ArrayBuffer | Blob }
  : {};

/**
 * What a call of a route needs: path parameters, query and body, as far as it has them. Route by route: of all routes at once the
 * checker would make every combination of any one's parameters with any other's body.
 */
export type RouteArguments<R extends Route> = R extends Route
  ? Part<R, "params"> & Part<R, "query"> & BodyPart<R>
  : never;

/**
 * The address of a route with its parameters filled in and its query appended.
 * @throws Error where a parameter is missing
 */
export function routeUrl(
  route: Address,
  given: {
    readonly params?: Readonly<Record<string, unknown>>;
    readonly query?: Readonly<Record<string, unknown>>;
  } = {},
): string {
  const path = route.path.replaceAll(/:(\w+)/g, (_, name: string) => {
    const value = given.params?.[name];
    if (typeof value !== "string" && typeof value !== "number")
      throw new Error(`${route.path} needs ${name}`);
    return encodeURIComponent(String(value));
  });
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given.query ?? {}))
    if (typeof value === "string" || typeof value === "number") query.set(name, String(value));
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}
