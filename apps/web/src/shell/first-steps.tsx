import type { FirstStep, Role } from "@physiocheck/contracts";
import { ArrowRight, CircleCheck, Circle, X } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useApi, useApiMutation, useMe } from "../api.ts";
import { Button } from "../ui/button.tsx";
import { cx } from "../ui/cx.ts";
import { toast } from "../ui/toast.tsx";
import { failureText } from "./failure.tsx";

/** Where each step is taken. */
const WHERE: Record<Role, Partial<Record<FirstStep, string>>> = {
  patient: {
    physician: "/physicians",
    exercises: "/lab",
    session: "/today",
    goal: "/history?tab=goals",
    reminder: "/settings",
  },
  physician: { patient: "/requests", plan: "/plans", exercise: "/exercises/new", session: "/live" },
  admin: {
    clinic: "/admin/clinic",
    physician: "/admin?tab=pending",
    sign_up: "/admin/clinic",
    audit: "/admin/audit",
  },
};

/** What somebody new does first, and what of it they have done; nothing once all is done or they put it away. */
export function FirstSteps() {
  const { t, i18n } = useTranslation("steps");
  const { t: tCommon } = useTranslation("common");
  const heading = useId();
  const me = useMe();
  const query = useApi("getFirstSteps");
  const change = useApiMutation("putFirstSteps", ["getFirstSteps"]);
  if (!query.data || !me.data || query.data.dismissed) return null;
  const { role } = me.data;
  const { steps } = query.data;
  const done = steps.filter((step) => step.done).length;
  if (done === steps.length || !i18n.hasLoadedNamespace("steps")) return null;
  const put = (dismissed: boolean) =>
    change.mutate(
      { body: { dismissed } },
      {
        onSuccess: () => {
          if (dismissed) toast(t("dismissed"), "good", { label: t("undo"), run: () => put(false) });
        },
        onError: (error) => toast(failureText(error, tCommon), "stop"),
      },
    );
  return (
    <section
      aria-labelledby={heading}
      data-testid="first-steps"
      className="mb-12 flex flex-col gap-4 rounded-xl border border-line bg-surface p-6 shadow-card"
    >
      <div className="flex flex-wrap items-start justify-between gap-4">
        <div className="flex flex-col gap-1">
          <h2 id={heading} className="text-lg font-semibold">
            {t("title")}
          </h2>
          <p className="text-ink-soft tabular-nums">{t("done", { done, count: steps.length })}</p>
        </div>
        <Button
          look="quiet"
          size="sm"
          busy={change.isPending}
          icon={<X aria-hidden className="size-4" />}
          onClick={() => put(true)}
        >
          {t("dismiss")}
        </Button>
      </div>
      <ol className="grid gap-2 md:grid-cols-2">
        {steps.map((step) => (
          <li key={step.step}>
            <Step role={role} {...step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function Step({
  role,
  step,
  done,
}: {
  readonly role: Role;
  readonly step: FirstStep;
  readonly done: boolean;
}) {
  const { t } = useTranslation("steps");
  const Icon = done ? CircleCheck : Circle;
  // The names of the steps follow the contract's; each role has its own.
  const sentence = (part: "title" | "text") => t(`${role}.${step}.${part}` as "patient.goal.title");
  const inside = (
    <>
      <Icon aria-hidden className={cx("mt-0.5 size-5 shrink-0", done ? "text-good" : "text-ink-soft")} />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className={cx("font-semibold", done && "text-ink-soft")}>
          <span className="sr-only">{t(done ? "stepDone" : "stepOpen")} </span>
          {sentence("title")}
        </span>
        {done ? null : <span className="text-ink-soft">{sentence("text")}</span>}
      </span>
    </>
  );
  if (done) return <p className="flex items-start gap-3 p-3">{inside}</p>;
  return (
    <Link
      to={WHERE[role][step] ?? "/home"}
      className="flex items-start gap-3 rounded-lg bg-raised p-3 hover:bg-accent-soft"
    >
      {inside}
      <ArrowRight aria-hidden className="mt-0.5 size-5 shrink-0 text-accent rtl:rotate-180" />
    </Link>
  );
}
