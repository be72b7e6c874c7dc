/** What runs in the physician's page, and what is made of it. */

export type Drawn = {
  /** When the picture was taken and when its skeleton was drawn, ms since 1970 on the clock of the machine. */
  readonly takenAt: number;
  readonly drawnAt: number;
};

type Page = { drawn: Drawn[]; drawnCount: () => number };

/** In the page: keeps when each frame was taken and drawn, from the page's own user timing. */
export function collectDrawn(): void {
  const page = globalThis as unknown as Page;
  page.drawn = [];
  page.drawnCount = () => page.drawn.length;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntriesByName("live-frame-drawn")) {
      const { at } = (entry as PerformanceMark).detail as { at: number };
      page.drawn.push({ takenAt: at, drawnAt: performance.timeOrigin + entry.startTime });
    }
  }).observe({ type: "mark" });
}

/** In the page: what was kept. */
export function drawnFrames(): Drawn[] {
  return (globalThis as unknown as Page).drawn;
}

/** In the page: when there is no skeleton any more. */
export function whenGone(): Promise<number> {
  return new Promise((resolve) => {
    const look = (): void => {
      if (document.querySelector('[data-testid="live-body"]')) requestAnimationFrame(look);
      else resolve(Date.now());
    };
    look();
  });
}

/** Median, 95th percentile and longest delay, ms, and how many frames came a second. */
export function sharesOf(frames: readonly Drawn[]): {
  readonly median: number;
  readonly p95: number;
  readonly most: number;
  readonly perSecond: number;
} {
  const delays = frames.map(({ takenAt, drawnAt }) => drawnAt - takenAt).toSorted((a, b) => a - b);
  const at = (share: number): number =>
    delays[Math.min(delays.length - 1, Math.floor(share * delays.length))] ?? 0;
  const seconds = ((frames.at(-1)?.drawnAt ?? 0) - (frames[0]?.drawnAt ?? 0)) / 1000;
  return {
    median: at(0.5),
    p95: at(0.95),
    most: delays.at(-1) ?? 0,
    perSecond: seconds > 0 ? (frames.length - 1) / seconds : 0,
  };
}
