import type { StepResult } from "@physiocheck/motion";
import { useCallback, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { uuidv7 } from "uuidv7";
import { useApiMutation } from "../../api.ts";
import { failureText } from "../../shell/failure.tsx";
import { Notice } from "../../ui/badge.tsx";
import { Button, ButtonLink } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page.tsx";
import { EmptyState, LoadingState } from "../../ui/states.tsx";
import { StepList } from "./step-list.tsx";

/** After a practice: it is stored, and opens. Where it cannot be stored it stays here, with a button that tries again. */
export function PracticeEnding({
  title,
  startedAt,
  steps,
}: {
  readonly title: string;
  /** ms since 1970 */
  readonly startedAt: number;
  readonly steps: readonly StepResult[];
}) {
  const { t } = useTranslation("practice");
  const { t: tCommon } = useTranslation("common");
  const go = useNavigate();
  const { mutate, error, isPending } = useApiMutation("storeYogaSession", [
    "listYogaSessions",
    "getYogaStatistics",
  ]);
  const [body] = useState(() => ({
    id: uuidv7(),
    title,
    note: "",
    startedAt: new Date(startedAt).toISOString(),
    finishedAt: new Date().toISOString(),
    steps: [...steps],
  }));
  const held = steps.some(({ heldSeconds }) => heldSeconds > 0);
  const store = useCallback(() => {
    mutate({ body }, { onSuccess: () => void go(`/yoga/sessions/${body.id}`, { replace: true }) });
  }, [mutate, body, go]);
  useEffect(() => {
    if (held) store();
  }, [held, store]);
  useEffect(() => {
    if (!error) return;
    // Leaving now would lose it.
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [error]);
  return (
    <main id="content" className="mx-auto w-full max-w-4xl px-4 py-8 md:px-8">
      <PageHeader title={t("over.title")} lead={title} />
      {held ? null : (
        <EmptyState title={t("over.nothing")} action={<ButtonLink to="/yoga">{t("backToYoga")}</ButtonLink>}>
          {t("over.nothingBody")}
        </EmptyState>
      )}
      {held && !error ? <LoadingState /> : null}
      {held && error ? (
        <div className="flex flex-col gap-6">
          <Notice meaning="stop" title={t("over.failed")}>
            {failureText(error, tCommon)} {t("over.kept")}
          </Notice>
          <Button className="self-start" busy={isPending} onClick={store}>
            {t("over.again")}
          </Button>
          <StepList steps={steps} />
        </div>
      ) : null}
    </main>
  );
}
