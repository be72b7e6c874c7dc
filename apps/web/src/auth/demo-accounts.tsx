import type { ApiInfo } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";

type Account = NonNullable<ApiInfo["demo"]>["accounts"][number];

/** The accounts of a demonstration: one press signs in. */
export function DemoAccounts({
  accounts,
  onChoose,
}: {
  readonly accounts: readonly Account[];
  readonly onChoose: (account: Pick<Account, "email" | "password">) => Promise<void>;
}) {
  const { t } = useTranslation("auth");
  const [busy, setBusy] = useState<string | null>(null);
  return (
    <section className="flex flex-col gap-4 rounded-xl bg-accent-soft p-6">
      <div className="flex flex-col gap-1">
        <h2 className="text-lg font-semibold">{t("demo.title")}</h2>
        <p className="measure">{t("demo.lead")}</p>
      </div>
      <ul className="flex flex-col gap-2">
        {accounts.map((account) => (
          <li key={account.email}>
            <Button
              look="secondary"
              className="w-full justify-between! text-start!"
              busy={busy === account.email}
              onClick={() => {
                setBusy(account.email);
                void onChoose({ email: account.email, password: account.password }).finally(() =>
                  setBusy(null),
                );
              }}
            >
              <span>{t(`demo.${account.role}`)}</span>
              <span className="text-end font-normal text-ink-soft">{account.name}</span>
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
