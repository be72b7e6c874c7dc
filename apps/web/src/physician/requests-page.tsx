import type { Subscription } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router-dom";
import { useApi, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { formatDate } from "../ui/format.ts";
import { PageHeader } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { toast } from "../ui/toast.tsx";

/** People who ask to be taken on. */
export default function RequestsPage() {
  const { t } = useTranslation("physician");
  const subscriptions = useApi("listSubscriptions", undefined, { refetchInterval: 30_000 });
  return (
    <>
      <PageHeader title={t("requests.title")} lead={t("requests.lead")} />
      <Loaded query={subscriptions}>
        {(data) => {
          const waiting = data.subscriptions.filter(({ state }) => state === "requested");
          return waiting.length === 0 ? (
            <EmptyState pose="sit" title={t("requests.emptyTitle")}>
              {t("requests.empty")}
            </EmptyState>
          ) : (
            <ul className="flex flex-col gap-3">
              {waiting.map((request) => (
                <li key={request.id}>
                  <Request request={request} />
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
    </>
  );
}

function Request({ request }: { readonly request: Subscription }) {
  const { t } = useTranslation("physician");
  const { t: tCommon } = useTranslation("common");
  const navigate = useNavigate();
  const [declining, setDeclining] = useState(false);
  const approve = useApiMutation("approveSubscription", ["listSubscriptions", "listPatients"]);
  const reject = useApiMutation("rejectSubscription", ["listSubscriptions"]);
  const { name, id } = request.patient;
  const params = { params: { subscriptionId: request.id } };
  const failed = (error: unknown) => {
    setDeclining(false);
    toast(failureText(error, tCommon), "stop");
  };
  return (
    <article className="flex flex-wrap items-center justify-between gap-4 rounded-xl border border-line bg-surface p-5">
      <div>
        <h2 className="text-lg font-semibold">{name}</h2>
        <p className="text-ink-soft">{t("requests.asked", { date: formatDate(request.requestedAt) })}</p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button
          look="secondary"
          aria-label={`${t("requests.decline")}: ${name}`}
          onClick={() => setDeclining(true)}
        >
          {t("requests.decline")}
        </Button>
        <Button
          busy={approve.isPending}
          aria-label={`${t("requests.accept")}: ${name}`}
          onClick={() =>
            approve.mutate(params, {
              onSuccess: () =>
                toast(t("requests.accepted", { name }), "good", {
                  label: t("requests.open"),
                  run: () => void navigate(`/people/${id}`),
                }),
              onError: failed,
            })
          }
        >
          {t("requests.accept")}
        </Button>
      </div>
      <ConfirmDialog
        open={declining}
        title={t("requests.declineTitle", { name })}
        consequence={t("requests.declineConsequence", { name })}
        confirm={t("requests.decline")}
        busy={reject.isPending}
        onClose={() => setDeclining(false)}
        onConfirm={() =>
          reject.mutate(params, { onSuccess: () => toast(t("requests.declined", { name })), onError: failed })
        }
      />
    </article>
  );
}
