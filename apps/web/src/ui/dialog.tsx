import { X } from "lucide-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

/**
 * A dialog on the platform's own `<dialog>`: it keeps focus inside, closes with Escape, gives focus back, and needs no
 * style written into the page, which the content security policy would refuse.
 */
export function Dialog({
  open,
  title,
  onClose,
  children,
  actions,
}: {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons, the safe one first. */
  readonly actions?: ReactNode;
}) {
  const { t } = useTranslation("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const heading = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) element.showModal();
    else if (!open && element.open) element.close();
  }, [open]);

  return (
    <dialog
      ref={dialog}
      aria-labelledby={heading}
      onClose={onClose}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      // As it is written wherever it was opened from, such as the end of a row.
      className="m-auto w-[min(36rem,calc(100vw-2rem))] rounded-xl border border-line bg-surface p-0 text-start text-base font-normal whitespace-normal text-ink shadow-high backdrop:bg-stage/60 open:animate-appear"
    >
      {open ? (
        <div className="flex max-h-[calc(100dvh-4rem)] flex-col">
          <div className="flex items-start justify-between gap-4 px-6 pt-6">
            <h2 id={heading} className="text-lg font-semibold">
              {title}
            </h2>
            <button
              type="button"
              onClick={onClose}
              className="-me-2 -mt-2 grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
            >
              <X aria-hidden className="size-5" />
              <span className="sr-only">{t("action.close")}</span>
            </button>
          </div>
          <div className="flex flex-col gap-6 overflow-y-auto px-6 pt-4 pb-6">{children}</div>
          {actions ? (
            <div className="flex flex-wrap justify-end gap-3 border-t border-line px-6 py-4">{actions}</div>
          ) : null}
        </div>
      ) : null}
    </dialog>
  );
}

/** Asks before something that cannot be undone; `consequence` says what goes. */
export function ConfirmDialog({
  open,
  title,
  consequence,
  confirm,
  busy = false,
  onConfirm,
  onClose,
  children,
}: {
  readonly open: boolean;
  readonly title: ReactNode;
  readonly consequence: ReactNode;
  readonly confirm: ReactNode;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <Dialog
      open={open}
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button look="danger" busy={busy} onClick={onConfirm}>
            {confirm}
          </Button>
        </>
      }
    >
      <p className="measure">{consequence}</p>
      {children}
    </Dialog>
  );
}
