import { AxeBuilder } from "@axe-core/playwright";
import { VISITS } from "../scripts/product/pages.ts";
import { haveSession } from "../scripts/product/past-session.ts";
import { expect, test } from "./support/test.ts";

for (const scheme of ["light", "dark"] as const) {
  test.describe(`${scheme} scheme`, () => {
    test.use({ colorScheme: scheme, reducedMotion: "reduce" });

    test.beforeAll(({ product }) => haveSession(product));

    for (const visit of VISITS) {
      test(`${visit.name} has no accessibility violation`, async ({ page, signedIn }) => {
        if (visit.role) await signedIn(visit.role, page);
        await page.goto(await visit.path(page.request));
        await page.waitForLoadState("networkidle");
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`),
        ).toEqual([]);
      });
    }
  });
}
