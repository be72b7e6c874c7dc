import { useId } from "react";
import { cx } from "../ui/cx.ts";

const VALUES = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const;

/** A question answered from 0 to 10 with one press, by hand or by keyboard: large targets, words at both ends. */
export function ScaleQuestion({
  name,
  question,
  lowest,
  highest,
  value,
  onAnswer,
}: {
  /** Beginning of the test ids: `pain-before` gives `pain-before-3`. */
  readonly name: string;
  readonly question: string;
  readonly lowest: string;
  readonly highest: string;
  readonly value: number | null;
  readonly onAnswer: (value: number) => void;
}) {
  const id = useId();
  return (
    <div className="flex flex-col gap-4">
      <h2 id={id} className="text-xl font-semibold">
        {question}
      </h2>
      <fieldset aria-labelledby={id} className="grid grid-cols-4 gap-2 sm:grid-cols-6 lg:grid-cols-11">
        {VALUES.map((each) => (
          // Not radio buttons: an arrow key chooses among those at once, and one press is the answer here.
          <button
            key={each}
            type="button"
            data-testid={`${name}-${each}`}
            aria-pressed={value === each}
            onClick={() => onAnswer(each)}
            className={cx(
              "min-h-16 rounded-lg border text-xl font-semibold transition-colors",
              value === each
                ? "border-accent bg-accent text-on-accent"
                : "border-line-strong bg-surface hover:border-accent",
            )}
          >
            {each}
          </button>
        ))}
      </fieldset>
      <div className="flex justify-between gap-4 text-ink-soft">
        <span>{lowest}</span>
        <span className="text-end">{highest}</span>
      </div>
    </div>
  );
}
