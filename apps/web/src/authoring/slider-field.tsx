import { useId, type ReactNode } from "react";
import { formatFixed } from "../ui/format.ts";

/** A number between two ends, moved by hand or arrow keys, with a band that shows what was measured. */
export function SliderField({
  label,
  value,
  unit,
  min,
  max,
  step = 1,
  band,
  hint,
  error,
  onChange,
}: {
  readonly label: ReactNode;
  readonly value: number;
  readonly unit: string;
  readonly min: number;
  readonly max: number;
  readonly step?: number;
  /** From and to, in the slider's unit. */
  readonly band?: readonly [number, number] | undefined;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
  readonly onChange: (value: number) => void;
}) {
  const id = useId();
  const part = (at: number): number => Math.max(0, Math.min(1, (at - min) / (max - min)));
  const [from, to] = band ?? [0, 0];
  const shown = formatFixed(value, step < 1 ? 1 : 0);
  const described = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].join(" ").trim();
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-4">
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        <output htmlFor={id} className="font-semibold tabular-nums">
          {shown}
          <span className="ms-0.5 font-medium text-ink-soft">{unit}</span>
        </output>
      </div>
      {/* A line of numbers runs from left to right in every language, like the charts: docs/decisions/0061. */}
      <div dir="ltr" className="relative flex h-11 items-center">
        {band ? (
          <span aria-hidden className="pointer-events-none absolute inset-x-2 top-1/2 h-6 -translate-y-1/2">
            <span
              className="absolute h-full min-w-1 rounded-sm bg-accent-soft ring-1 ring-accent/40"
              style={{ insetInlineStart: `${part(from) * 100}%`, width: `${(part(to) - part(from)) * 100}%` }}
            />
          </span>
        ) : null}
        <input
          id={id}
          type="range"
          min={min}
          max={max}
          step={step}
          value={value}
          aria-valuetext={`${shown} ${unit}`}
          aria-invalid={error ? true : undefined}
          aria-describedby={described || undefined}
          onChange={(event) => onChange(Number(event.target.value))}
          className="relative h-11 w-full accent-accent"
        />
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} className="text-sm font-medium text-stop">
          {error}
        </p>
      ) : null}
    </div>
  );
}
