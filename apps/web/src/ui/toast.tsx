import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { createStore } from "zustand/vanilla";
import { Badge, type Meaning } from "./badge.tsx";

type Toast = {
  readonly id: number;
  readonly meaning: Meaning;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void } | undefined;
};

const toasts = createStore<{ readonly list: readonly Toast[] }>(() => ({ list: [] }));
let next = 1;

/**
 * Says something in passing. Nothing that matters may be said only here: it leaves after eight seconds (a problem stays
 * until it is closed). Own and small because ready-made ones write a <style> into the page, which the policy refuses.
 */
export function toast(text: string, meaning: Meaning = "good", action?: Toast["action"]): void {
  const id = next;
  next += 1;
  toasts.setState(({ list }) => ({ list: [...list.slice(-2), { id, meaning, text, action }] }));
  if (meaning !== "stop") setTimeout(() => dismiss(id), 8000);
}

function dismiss(id: number): void {
  toasts.setState(({ list }) => ({ list: list.filter((entry) => entry.id !== id) }));
}

/** Where toasts appear; once, at the root. */
export function Toaster() {
  const { t } = useTranslation("common");
  const list = useStore(toasts, (state) => state.list);
  return (
    <div
      aria-live="polite"
      className="pointer-events-none fixed inset-x-4 bottom-24 z-50 flex flex-col items-center gap-2 lg:bottom-8"
    >
      {list.map((entry) => (
        <div
          key={entry.id}
          className="pointer-events-auto flex max-w-lg animate-appear items-center gap-3 rounded-xl border border-line bg-surface py-2 ps-4 pe-2 shadow-high"
        >
          <Badge meaning={entry.meaning} className="bg-transparent px-0">
            <span className="whitespace-normal text-ink">{entry.text}</span>
          </Badge>
          {entry.action ? (
            <button
              type="button"
              className="min-h-11 px-2 font-semibold text-accent"
              onClick={() => {
                entry.action?.run();
                dismiss(entry.id);
              }}
            >
              {entry.action.label}
            </button>
          ) : null}
          <button
            type="button"
            className="grid size-11 place-items-center rounded-full text-ink-soft hover:bg-raised"
            onClick={() => dismiss(entry.id)}
          >
            <X aria-hidden className="size-4" />
            <span className="sr-only">{t("action.close")}</span>
          </button>
        </div>
      ))}
    </div>
  );
}
