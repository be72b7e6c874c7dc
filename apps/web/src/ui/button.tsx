import type { ComponentProps, ReactNode } from "react";
import { Link } from "react-router-dom";
import { cx } from "./cx.ts";

export type ButtonLook = "primary" | "secondary" | "quiet" | "danger";
/** `hand`: as large as a hand, for the session and for starting one. */
export type ButtonSize = "sm" | "md" | "lg" | "hand";

const LOOKS: Record<ButtonLook, string> = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong disabled:bg-raised disabled:text-ink-soft",
  secondary:
    "border border-line-strong bg-surface text-ink hover:border-accent hover:text-accent disabled:border-line disabled:text-ink-soft",
  quiet: "text-accent hover:bg-accent-soft disabled:text-ink-soft",
  danger: "bg-stop text-on-stop hover:opacity-90 disabled:bg-raised disabled:text-ink-soft",
};

const SIZES: Record<ButtonSize, string> = {
  sm: "min-h-9 gap-1.5 rounded-md px-3 text-sm",
  md: "min-h-11 gap-2 rounded-md px-4 text-base",
  lg: "min-h-14 gap-3 rounded-lg px-6 text-lg",
  hand: "min-h-24 gap-4 rounded-xl px-10 text-xl",
};

/** The classes of a button, for the rare element that cannot be a Button or ButtonLink. */
export function buttonClass(look: ButtonLook = "primary", size: ButtonSize = "md", extra?: string): string {
  return cx(
    "inline-flex select-none items-center justify-center text-center font-semibold transition-colors",
    LOOKS[look],
    SIZES[size],
    extra,
  );
}

type Shared = { readonly look?: ButtonLook; readonly size?: ButtonSize; readonly icon?: ReactNode };

/**
 * A button. While `busy` it keeps its place and its words, says so to assistive technology and takes no second press.
 */
export function Button({
  look,
  size,
  icon,
  busy = false,
  className,
  children,
  type = "button",
  onClick,
  ...rest
}: ComponentProps<"button"> & Shared & { readonly busy?: boolean }) {
  return (
    <button
      {...rest}
      type={type}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={buttonClass(look, size, cx(busy && "animate-wait", className))}
    >
      {icon}
      {children}
    </button>
  );
}

/** A link that looks like a button, because it leads to a place rather than doing something. */
export function ButtonLink({
  look,
  size,
  icon,
  className,
  children,
  ...rest
}: ComponentProps<typeof Link> & Shared) {
  return (
    <Link {...rest} className={buttonClass(look, size, className)}>
      {icon}
      {children}
    </Link>
  );
}

/** A link inside text or a list. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cx(
        "font-medium text-accent underline decoration-1 underline-offset-4 hover:decoration-2",
        className,
      )}
    />
  );
}
