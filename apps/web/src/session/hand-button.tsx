import type { ReactNode } from "react";

/** A round button on the picture, as large as a hand: found without looking, from where the camera sees the whole body. */
export function HandButton({
  label,
  testId,
  onClick,
  children,
}: {
  readonly label: string;
  readonly testId: string;
  readonly onClick: () => void;
  /** The picture on it. */
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      data-testid={testId}
      aria-label={label}
      onClick={onClick}
      className="grid size-[clamp(5.5rem,15dvh,27vw)] shrink-0 place-items-center rounded-full bg-on-stage text-stage focus-visible:outline-4 focus-visible:outline-offset-4 focus-visible:outline-stage-accent"
    >
      {children}
    </button>
  );
}
