import { CircleAlert } from "lucide-react";
import { useId, type ComponentProps, type ReactNode } from "react";
import { cx } from "./cx.ts";

type Described = {
  readonly label: ReactNode;
  /** What is wanted, before anything was typed. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do about it. */
  readonly error?: ReactNode;
};

const INPUT =
  "min-h-12 w-full rounded-md border bg-surface px-3.5 text-base text-ink placeholder:text-ink-soft transition-colors disabled:bg-raised disabled:text-ink-soft";

function inputClass(error: unknown, extra?: string): string {
  return cx(INPUT, error ? "border-stop" : "border-line-strong hover:border-accent", extra);
}

function Describe({
  id,
  label,
  hint,
  error,
  className,
  children,
}: Described & {
  readonly id: string;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}) {
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="measure text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}

/** Leads to the first field that is wrong, once the page says so. */
export function focusFirstInvalid(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus());
}

/** What is wrong with a field; announced when it appears. */
export function FieldError({ id, children }: { readonly id?: string; readonly children?: ReactNode }) {
  return (
    <p
      id={id}
      aria-live="polite"
      className={cx("text-sm font-medium text-stop", children ? "flex gap-1.5" : "hidden")}
    >
      {children ? <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" /> : null}
      {children}
    </p>
  );
}

function describedBy(id: string, hint: unknown, error: unknown): string | undefined {
  return cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined;
}

/** One line of text. Works with react-hook-form's `register`. */
export function TextField({
  label,
  hint,
  error,
  className,
  unit,
  ...rest
}: ComponentProps<"input"> & Described & { readonly unit?: ReactNode }) {
  const id = useId();
  return (
    <Describe id={id} label={label} hint={hint} error={error} className={className}>
      <span className="relative flex items-center">
        <input
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className={inputClass(error, unit ? "pe-14" : undefined)}
        />
        {unit ? (
          <span aria-hidden className="pointer-events-none absolute end-3.5 text-ink-soft">
            {unit}
          </span>
        ) : null}
      </span>
    </Describe>
  );
}

/** Several lines of text. */
export function TextArea({ label, hint, error, className, ...rest }: ComponentProps<"textarea"> & Described) {
  const id = useId();
  return (
    <Describe id={id} label={label} hint={hint} error={error} className={className}>
      <textarea
        rows={4}
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={inputClass(error, "py-3")}
      />
    </Describe>
  );
}

/** One of a list; the system's own picker, which every phone and screen reader knows. */
export function SelectField({
  label,
  hint,
  error,
  className,
  children,
  ...rest
}: ComponentProps<"select"> & Described) {
  const id = useId();
  return (
    <Describe id={id} label={label} hint={hint} error={error} className={className}>
      <select
        {...rest}
        id={id}
        aria-invalid={error ? true : undefined}
        aria-describedby={describedBy(id, hint, error)}
        className={inputClass(error)}
      >
        {children}
      </select>
    </Describe>
  );
}

/** Chooses files; the browser's own control, in its own words, with the look of our buttons. */
export function FileInput({ className, ...rest }: ComponentProps<"input">) {
  return (
    <input
      {...rest}
      type="file"
      className={cx(
        "w-full min-w-0 text-sm text-ink-soft file:me-3 file:min-h-11 file:cursor-pointer file:rounded-md file:border file:border-line-strong file:bg-surface file:px-4 file:font-medium file:text-ink hover:file:border-accent disabled:file:cursor-default disabled:file:text-ink-soft",
        className,
      )}
    />
  );
}

/** A box to tick, with its sentence beside it. */
export function CheckField({ label, hint, error, className, ...rest }: ComponentProps<"input"> & Described) {
  const id = useId();
  return (
    <div className={cx("flex flex-col gap-1.5", className)}>
      <div className="flex items-start gap-3">
        <input
          {...rest}
          type="checkbox"
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={describedBy(id, hint, error)}
          className="mt-0.5 size-6 shrink-0 accent-accent"
        />
        <label htmlFor={id} className="measure">
          {label}
        </label>
      </div>
      {hint ? (
        <p id={`${id}-hint`} className="measure ps-9 text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
