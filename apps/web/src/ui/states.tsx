import { RefreshCw } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Notice } from "./badge.tsx";
import { Button } from "./button.tsx";
import { Figure, type FigurePose } from "./figure.tsx";

/** Nothing here yet: says what this place is for and what to do next. */
export function EmptyState({
  title,
  children,
  action,
  pose = "stand",
}: {
  readonly title: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly pose?: FigurePose;
}) {
  return (
    <div className="flex flex-col items-center gap-4 rounded-xl border border-dashed border-line-strong/50 px-6 py-10 text-center">
      <Figure pose={pose} className="size-40" />
      <p className="text-lg font-semibold">{title}</p>
      {children ? <div className="measure text-ink-soft">{children}</div> : null}
      {action}
    </div>
  );
}

/** Grey bars where the content will stand, and a word for those who do not see them. */
export function LoadingState({ lines = 3 }: { readonly lines?: number }) {
  const { t } = useTranslation("common");
  return (
    <div className="flex flex-col gap-4">
      <output className="sr-only">{t("state.loading")}</output>
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} aria-hidden className="h-20 animate-wait rounded-lg bg-raised" />
      ))}
    </div>
  );
}

/** Something failed: what happened, what was kept, what to do. */
export function ErrorState({
  title,
  children,
  retry,
}: {
  readonly title?: ReactNode;
  readonly children: ReactNode;
  readonly retry?: (() => void) | undefined;
}) {
  const { t } = useTranslation("common");
  return (
    <Notice
      meaning="stop"
      alert
      title={title}
      action={
        retry ? (
          <Button look="secondary" onClick={retry} icon={<RefreshCw aria-hidden className="size-4" />}>
            {t("action.retry")}
          </Button>
        ) : undefined
      }
    >
      {children}
    </Notice>
  );
}
