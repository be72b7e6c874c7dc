import { createBrowserRouter, type RouteObject } from "react-router-dom";
import type { ComponentType } from "react";
import { loadNamespaces } from "./i18n/index.ts";
import type { Namespace } from "./i18n/catalogue.ts";
import { RouteError } from "./shell/route-error.tsx";

/** A page that is fetched when it is first visited, together with its sentences. */
function page(
  load: () => Promise<{ readonly default: ComponentType }>,
  ...namespaces: readonly Namespace[]
): Pick<RouteObject, "lazy"> {
  return {
    lazy: async () => {
      const [module] = await Promise.all([load(), loadNamespaces(namespaces)]);
      return { Component: module.default };
    },
  };
}

/** The first page needs neither the API client nor a query cache, and so does not carry them. */
const first: RouteObject = {
  index: true,
  ...page(() => import("./landing/landing-page.tsx"), "landing", "results", "exercises"),
};

export const routes: readonly RouteObject[] = [
  {
    errorElement: <RouteError />,
    HydrateFallback: () => null,
    children: [
      first,
    ],
  },
];

/** The router of the whole app. */
export function createRouter() {
  return createBrowserRouter([...routes]);
}
