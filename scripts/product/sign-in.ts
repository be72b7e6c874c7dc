import type { Role } from "@physiocheck/contracts";
import type { Page } from "@playwright/test";
import type { Account } from "./product.ts";

/** As whom a page is visited: somebody of a role, or the physician whom no admin has approved yet. */
export type Visitor = Role | "pending";

/** The demo clinic's account for a visitor; undefined where it has none. */
export function accountOf(accounts: readonly Account[], visitor: Visitor): Account | undefined {
  return accounts.find(({ role, email }) =>
    visitor === "pending" ? email.startsWith("pending@") : role === visitor,
  );
}

/** Signs in through the page, as a person does, and waits for the page that follows. */
export async function signInAs(page: Page, account: Pick<Account, "email" | "password">): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("E-mail address").fill(account.email);
  await page.getByLabel("Password", { exact: true }).fill(account.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL((url) => !url.pathname.startsWith("/sign-in"));
}
