import type { Me, Role } from "@physiocheck/contracts";

/** Where a person may go: on, or to another page. */
export type Passage =
  | { readonly name: "open" }
  | { readonly name: "sign_in" }
  | { readonly name: "pending" }
  | { readonly name: "second_factor" }
  | { readonly name: "elsewhere"; readonly role: Role };

/**
 * Decides about a page for `roles`. A physician who is not approved sees their own account and nothing else. Only a
 * courtesy: the server decides about the data.
 */
export function passageFor(
  me: Me | null,
  roles: readonly Role[],
  unapproved: "refused" | "welcome" = "refused",
): Passage {
  if (!me) return { name: "sign_in" };
  if (me.secondFactorDue) return { name: "second_factor" };
  if (me.role === "physician" && me.physician?.verification !== "approved" && unapproved === "refused") {
    return { name: "pending" };
  }
  return roles.includes(me.role) ? { name: "open" } : { name: "elsewhere", role: me.role };
}

/** A path to return to after signing in: our own pages only, never another site. */
export function returnPath(wanted: string | null): string | null {
  return wanted && /^\/(?![/\\])/.test(wanted) && !wanted.startsWith("/sign-") ? wanted : null;
}
