import { type ReactNode, useEffect, useRef } from "react";

/** Over the picture while somebody rests. Shown, not modal: the picture behind it goes on, and a raised hand still resumes. */
export function PausedDialog({
  title,
  children,
}: {
  readonly title: string;
  /** Buttons, the one that goes on first: it has the focus. */
  readonly children: ReactNode;
}) {
  const panel = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    panel.current?.show();
    panel.current?.querySelector("button")?.focus();
  }, []);
  return (
    <div className="absolute inset-0 grid animate-appear place-items-center bg-stage/75 p-4">
      <dialog
        ref={panel}
        aria-labelledby="paused-title"
        className="static m-0 flex w-full max-w-lg flex-col gap-5 rounded-xl bg-surface p-6 text-ink shadow-high md:p-8"
      >
        <h2 id="paused-title" className="text-2xl font-semibold">
          {title}
        </h2>
        {children}
      </dialog>
    </div>
  );
}
