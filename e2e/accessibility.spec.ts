import { VISITS } from "../scripts/product/pages.ts";
import { havePast } from "../scripts/product/past.ts";
import { cutOffOn, movingOn } from "./support/comfort.ts";
import { expect, test } from "./support/test.ts";
import { violationsOn } from "./support/violations.ts";

// One sign-in for all pages of a visitor: a test a page would spend most of its time signing in.
test.describe.configure({ timeout: 600_000 });

for (const scheme of ["light", "dark"] as const) {
  test.describe(`${scheme} scheme`, () => {
    test.use({ colorScheme: scheme, reducedMotion: "reduce" });

    test.beforeAll(({ product }) => havePast(product));

    for (const visitor of new Set(VISITS.map(({ role }) => role))) {
      test(`no page of ${visitor ?? "a stranger"} has an accessibility violation, moves against the reader's wish, or is cut off when magnified`, async ({
        page,
        signedIn,
      }) => {
        if (visitor) await signedIn(visitor, page);
        for (const visit of VISITS.filter(({ role }) => role === visitor)) {
          await test.step(visit.name, async () => {
            await page.goto(await visit.path(page.request));
            await page.waitForLoadState("networkidle");
            await expect.soft(page.getByRole("heading", { level: 1 }), visit.name).toBeVisible();
            expect.soft(await violationsOn(page), visit.name).toEqual([]);
            if (scheme === "dark") return;
            // Neither depends on the colours.
            expect.soft(await movingOn(page), visit.name).toEqual([]);
            expect.soft(await cutOffOn(page), visit.name).toEqual([]);
          });
        }
      });
    }
  });
}
