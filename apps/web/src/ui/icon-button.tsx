import type { ReactNode } from "react";

/** A quiet button that shows a picture only; its words are for those who do not see it. */
export function IconButton({
  label,
  disabled = false,
  onClick,
  children,
}: {
  readonly label: string;
  readonly disabled?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      aria-label={label}
      disabled={disabled}
      onClick={onClick}
      className="grid size-11 place-items-center rounded-md text-ink-soft hover:bg-raised hover:text-ink disabled:opacity-40"
    >
      {children}
    </button>
  );
}
