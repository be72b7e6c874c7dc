import { useState } from "react";
import { LedgerStrip, RepSentence, type StripEntry } from "../results/ledger-strip.tsx";
import { Card } from "../ui/page.tsx";

const good = (depth: number): StripEntry => ({ counted: true, reason: null, depth });
const ENTRIES: readonly StripEntry[] = [
  good(0.96),
  good(1),
  good(0.98),
  { counted: false, reason: "too_shallow", depth: 0.55 },
  good(0.94),
  good(1.04),
  good(1),
  good(0.93),
  { counted: false, reason: "joint_lost", depth: 0.82 },
  good(0.97),
  good(0.91),
  good(0.89),
];

/** A ledger to try on the front page, drawn by the very component that shows real ones. */
export function ExampleLedger({ caption }: { readonly caption: string }) {
  const [chosen, setChosen] = useState(3);
  const entry = ENTRIES[chosen];
  return (
    <figure className="flex min-w-0 flex-col gap-4">
      <Card>
        <LedgerStrip entries={ENTRIES} chosen={chosen} onChoose={setChosen} needed={0.8} />
        <p className="mt-4 border-t border-line pt-4 text-lg font-semibold" aria-live="polite">
          {entry ? <RepSentence entry={entry} number={chosen + 1} /> : null}
        </p>
      </Card>
      <figcaption className="measure text-sm text-ink-soft">{caption}</figcaption>
    </figure>
  );
}
