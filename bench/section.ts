/** One benchmark's result as it stands in docs/benchmarks.md. */
export type Section = {
  /** Also the name on the command line. */
  readonly name: string;
  readonly title: string;
  /** Markdown: what was measured and how, the table, and what the bar is. */
  readonly body: string;
};

/** A benchmark that lacks what it measures on (a recording, a browser) says so instead of printing figures. */
export type Skipped = { readonly name: string; readonly skipped: string };

export type Benchmark = { readonly name: string; readonly run: () => Promise<Section | Skipped> };
