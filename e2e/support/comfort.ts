import type { Page } from "@playwright/test";

/**
 * What is cut off, or makes a reader scroll sideways, where a page is magnified: at 320 CSS pixels, which is 400 % on a screen of 1280 (WCAG 2.2, 1.4.10
 * Reflow), and so at 200 % too. Strips that are meant to be scrolled, and text that ends in dots, are not cut off.
 */
export async function cutOffOn(page: Page): Promise<readonly string[]> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const found = await page.evaluate(() => {
    const name = (element: Element): string =>
      `<${element.tagName.toLowerCase()} class="${element.getAttribute("class") ?? ""}"> ${(element.textContent ?? "").trim().slice(0, 60)}`;
    const found: string[] = [];
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth > clientWidth) {
      found.push(`the page is ${scrollWidth} wide`);
      for (const element of document.body.querySelectorAll("*")) {
        const { right, left } = element.getBoundingClientRect();
        if ((right > clientWidth + 1 || left < -1) && element.childElementCount === 0)
          found.push(name(element));
      }
    }
    for (const element of document.body.querySelectorAll<HTMLElement>("*")) {
      const style = getComputedStyle(element);
      const isCut = style.overflowX === "hidden" || style.overflowX === "clip";
      // What only screen readers get is cut off on purpose.
      if (!isCut || style.textOverflow === "ellipsis" || element.closest(".sr-only")) continue;
      if (element.scrollWidth > element.clientWidth + 1 && (element.textContent ?? "").trim() !== "")
        found.push(`${name(element)}: ${element.scrollWidth} in ${element.clientWidth}`);
    }
    return found;
  });
  if (before) await page.setViewportSize(before);
  return found;
}

/** What moves on a page whose reader asked for less motion. */
export function movingOn(page: Page): Promise<readonly string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === "running")
      .map(({ effect }) =>
        effect instanceof KeyframeEffect ? (effect.target?.outerHTML.slice(0, 100) ?? "") : "",
      ),
  );
}
