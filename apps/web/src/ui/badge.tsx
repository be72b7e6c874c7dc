import { CircleCheck, CircleDot, Info, OctagonX, TriangleAlert, type LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cx } from "./cx.ts";

export type Meaning = "good" | "attention" | "stop" | "info" | "neutral";

const LOOKS: Record<Meaning, { readonly colour: string; readonly Icon: LucideIcon }> = {
  good: { colour: "bg-good-soft text-good", Icon: CircleCheck },
  attention: { colour: "bg-attention-soft text-attention", Icon: TriangleAlert },
  stop: { colour: "bg-stop-soft text-stop", Icon: OctagonX },
  info: { colour: "bg-info-soft text-info", Icon: Info },
  neutral: { colour: "bg-raised text-ink-soft", Icon: CircleDot },
};

/** A word with a meaning: colour, shape and text say it three times. */
export function Badge({
  meaning = "neutral",
  className,
  children,
}: {
  readonly meaning?: Meaning;
  readonly className?: string;
  readonly children: ReactNode;
}) {
  const { colour, Icon } = LOOKS[meaning];
  return (
    <span
      className={cx(
        "inline-flex items-center gap-1.5 rounded-full px-2.5 py-1 text-sm font-medium whitespace-nowrap",
        colour,
        className,
      )}
    >
      <Icon aria-hidden className="size-4 shrink-0" />
      {children}
    </span>
  );
}

/** A sentence with a meaning, across the page. `role="alert"` only where something has just gone wrong. */
export function Notice({
  meaning,
  title,
  children,
  action,
  alert = false,
}: {
  readonly meaning: Meaning;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly alert?: boolean;
}) {
  const { colour, Icon } = LOOKS[meaning];
  return (
    <div
      role={alert ? "alert" : undefined}
      className={cx("flex flex-wrap items-start gap-x-4 gap-y-3 rounded-lg p-4", colour)}
    >
      <Icon aria-hidden className="mt-0.5 size-5 shrink-0" />
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-1 text-ink">
        {title ? <p className="font-semibold">{title}</p> : null}
        {children ? <div className="measure">{children}</div> : null}
      </div>
      {action}
    </div>
  );
}
