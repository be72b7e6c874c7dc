import { useEffect, type RefObject } from "react";

/**
 * In a strip that a phone cannot show whole, brings the chosen one into sight, without moving the page.
 * @param selector of the chosen one; the strip moves when it changes
 */
export function useInSight(strip: RefObject<HTMLElement | null>, selector: string): void {
  useEffect(() => {
    const one = strip.current?.querySelector(selector);
    if (!strip.current || !one) return;
    const outer = strip.current.getBoundingClientRect();
    const inner = one.getBoundingClientRect();
    if (inner.left >= outer.left && inner.right <= outer.right) return;
    strip.current.scrollBy((inner.left + inner.right - outer.left - outer.right) / 2, 0);
  }, [strip, selector]);
}
