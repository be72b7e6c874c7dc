import type { Subscription } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge, type Meaning } from "../ui/badge.tsx";
import { ButtonLink } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { Section } from "../ui/page.tsx";

const MEANINGS: Record<Subscription["state"], Meaning> = {
  approved: "good",
  requested: "info",
  rejected: "neutral",
  revoked: "neutral",
};

/** Every consent that was ever given, with its dates; those that stand can be ended on the page of one's care. */
export function ConsentList() {
  const { t } = useTranslation("rights");
  const subscriptions = useApi("listSubscriptions");
  return (
    <Section
      title={t("consents.title")}
      actions={
        <ButtonLink look="secondary" to="/physicians">
          {t("consents.manage")}
        </ButtonLink>
      }
    >
      <Loaded query={subscriptions} lines={1}>
        {(data) =>
          data.subscriptions.length === 0 ? (
            <p className="text-ink-soft">{t("consents.none")}</p>
          ) : (
            <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
              {data.subscriptions.map((one) => (
                <li key={one.id} className="flex flex-wrap items-center justify-between gap-3 p-5">
                  <div>
                    <h3 className="font-semibold">{one.physician.name}</h3>
                    <p className="text-sm text-ink-soft">
                      <ConsentDates consent={one} />
                    </p>
                  </div>
                  <Badge meaning={MEANINGS[one.state]}>
                    {t(`consents.${one.state === "approved" ? "active" : one.state}`)}
                  </Badge>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </Section>
  );
}

function ConsentDates({ consent }: { readonly consent: Subscription }) {
  const { t } = useTranslation("rights");
  const { decidedAt, revokedAt, requestedAt, state } = consent;
  if (state === "approved" && decidedAt) return t("consents.since", { date: formatDate(decidedAt) });
  if (state === "revoked" && revokedAt)
    return t("consents.between", { from: formatDate(decidedAt ?? requestedAt), to: formatDate(revokedAt) });
  return t("consents.asked", { date: formatDate(requestedAt) });
}
