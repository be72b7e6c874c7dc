import type { Physician, Subscription } from "@physiocheck/contracts";
import { Search } from "lucide-react";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";
import { formatDate } from "../ui/format.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { EmptyState } from "../ui/states.tsx";
import { toast } from "../ui/toast.tsx";
import { ConsentDialog } from "./consent-dialog.tsx";

/** Whom the patient lets see their sessions: finding, allowing, withdrawing. */
export default function PhysiciansPage() {
  const { t } = useTranslation("patient");
  const subscriptions = useApi("listSubscriptions");
  const standing = subscriptions.data?.subscriptions.filter(
    ({ state }) => state === "approved" || state === "requested",
  );
  return (
    <>
      <PageHeader title={t("physicians.title")} lead={t("physicians.lead")} />
      <Section title={t("physicians.mine")}>
        <Loaded query={subscriptions} lines={1}>
          {() =>
            standing?.length ? (
              <ul className="flex flex-col gap-3">
                {standing.map((subscription) => (
                  <li key={subscription.id}>
                    <Standing subscription={subscription} />
                  </li>
                ))}
              </ul>
            ) : (
              <p className="text-ink-soft">{t("physicians.mineEmpty")}</p>
            )
          }
        </Loaded>
      </Section>
      <Find taken={new Set(standing?.map(({ physician }) => physician.id))} />
    </>
  );
}

function Standing({ subscription }: { readonly subscription: Subscription }) {
  const { t } = useTranslation("patient");
  const { t: tCommon } = useTranslation("common");
  const [asking, setAsking] = useState(false);
  const revoke = useApiMutation("revokeSubscription", ["listSubscriptions", "listToday", "listPhysicians"]);
  const { physician, state, requestedAt, decidedAt } = subscription;
  const waiting = state === "requested";
  const withdraw = () =>
    revoke.mutate(
      { params: { subscriptionId: subscription.id } },
      {
        onSuccess: () => {
          setAsking(false);
          toast(t("physicians.withdrawn", { name: physician.name }));
        },
        onError: (error) => {
          setAsking(false);
          toast(failureText(error, tCommon), "stop");
        },
      },
    );
  return (
    <article className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-xl border border-line bg-surface p-5">
      <div className="flex min-w-0 flex-col gap-1">
        <div className="flex flex-wrap items-center gap-3">
          <h3 className="text-lg font-semibold">{physician.name}</h3>
          <Badge meaning={waiting ? "info" : "good"}>
            {waiting ? t("physicians.waiting") : t("physicians.active")}
          </Badge>
        </div>
        <p className="text-ink-soft">{physician.specialisation}</p>
        <p className="text-sm text-ink-soft">
          {waiting
            ? t("physicians.asked", { date: formatDate(requestedAt) })
            : t("physicians.since", { date: formatDate(decidedAt ?? requestedAt) })}
        </p>
      </div>
      <Button
        look="secondary"
        busy={revoke.isPending}
        onClick={() => (waiting ? withdraw() : setAsking(true))}
        aria-label={`${waiting ? t("physicians.withdrawAsk") : t("physicians.revoke")}: ${physician.name}`}
      >
        {waiting ? t("physicians.withdrawAsk") : t("physicians.revoke")}
      </Button>
      <ConfirmDialog
        open={asking}
        title={t("physicians.revokeDialog.title", { name: physician.name })}
        consequence={t("physicians.revokeDialog.consequence", { name: physician.name })}
        confirm={t("physicians.revokeDialog.confirm")}
        busy={revoke.isPending}
        onConfirm={withdraw}
        onClose={() => setAsking(false)}
      />
    </article>
  );
}

function Find({ taken }: { readonly taken: ReadonlySet<string> }) {
  const { t } = useTranslation("patient");
  const [search, setSearch] = useState("");
  const [chosen, setChosen] = useState<Physician | null>(null);
  const deferred = useDeferredValue(search.trim());
  const found = useApi("listPhysicians", deferred ? { query: { search: deferred } } : undefined);
  return (
    <Section title={t("physicians.find")}>
      <search className="max-w-md">
        <TextField
          label={
            <span className="inline-flex items-center gap-2">
              <Search aria-hidden className="size-4" />
              {t("physicians.search")}
            </span>
          }
          type="search"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
      </search>
      <Loaded query={found}>
        {({ physicians }) => {
          const free = physicians.filter(({ id }) => !taken.has(id));
          return free.length === 0 ? (
            deferred ? (
              <EmptyState title={t("physicians.searchEmptyTitle")}>{t("physicians.searchEmpty")}</EmptyState>
            ) : (
              <p className="text-ink-soft">{t("physicians.allTaken")}</p>
            )
          ) : (
            <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
              {free.map((physician) => (
                <li key={physician.id} className="flex flex-wrap items-center justify-between gap-4 p-5">
                  <div className="min-w-0">
                    <h3 className="font-semibold">{physician.name}</h3>
                    <p className="text-ink-soft">{physician.specialisation}</p>
                  </div>
                  <Button
                    look="secondary"
                    onClick={() => setChosen(physician)}
                    aria-label={`${t("physicians.ask")}: ${physician.name}`}
                  >
                    {t("physicians.ask")}
                  </Button>
                </li>
              ))}
            </ul>
          );
        }}
      </Loaded>
      <ConsentDialog physician={chosen} onClose={() => setChosen(null)} />
    </Section>
  );
}
