/** One benchmark's result as it stands in docs/benchmarks.md. */
export type Section = {
  /** Also the name on the command line. */
  readonly name: string;
  readonly title: string;
  /** Markdown: what was measured and how, the table, and what the bar is. */
  readonly body: string;
  /** What was missed, where a bar was: the command then fails. */
  readonly missed?: string;
};

/** A benchmark that lacks what it measures on (a recording, a browser) says so instead of printing figures. */
export type Skipped = { readonly name: string; readonly skipped: string };

/** What may be asked of a benchmark on the command line. */
export type BenchOptions = {
  /** How long to watch, for one that watches; its own default where absent. */
  readonly minutes?: number;
  /** Pose models with commas, for one that compares them. */
  readonly models?: string | undefined;
  /** Small counts, to see that it works: the figures are printed and written nowhere. */
  readonly short?: boolean;
  /** How many films to look at, or `all`. */
  readonly clips?: string | undefined;
};

export type Benchmark = {
  readonly name: string;
  /** Takes so long that it runs only when named, or with `all`. */
  readonly onlyByName?: boolean;
  readonly run: (options: BenchOptions) => Promise<Section | Skipped>;
};
