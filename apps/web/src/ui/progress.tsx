import type { ReactNode } from "react";

/**
 * Anything that takes over a second shows one. `value` 0..1, or null while nothing is known about how far it is.
 */
export function ProgressBar({ value, label }: { readonly value: number | null; readonly label: ReactNode }) {
  const percent = percentOf(value);
  return (
    <div className="flex w-full flex-col gap-2">
      <div className="flex justify-between gap-4 text-sm text-ink-soft">
        <span>{label}</span>
        {percent === undefined ? null : <span>{`${percent} %`}</span>}
      </div>
      <Bar percent={percent} label={typeof label === "string" ? label : undefined} />
    </div>
  );
}

/** A part of a whole without words of its own. `value` 0..1 */
export function PartBar({ value, label }: { readonly value: number; readonly label: string }) {
  return <Bar percent={percentOf(value)} label={label} />;
}

function percentOf(value: number | null): number | undefined {
  return value === null ? undefined : Math.round(Math.min(1, Math.max(0, value)) * 100);
}

/** A <progress> cannot be given the app's shape and colours in every browser. */
function Bar({
  percent,
  label,
}: {
  readonly percent: number | undefined;
  readonly label: string | undefined;
}) {
  return (
    <div
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={percent}
      className="h-2 overflow-hidden rounded-full bg-raised"
    >
      <div
        className={
          percent === undefined
            ? "h-full w-1/3 animate-wait rounded-full bg-accent"
            : "h-full rounded-full bg-accent"
        }
        style={percent === undefined ? undefined : { inlineSize: `${percent}%` }}
      />
    </div>
  );
}
