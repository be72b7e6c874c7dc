import type { SecondFactor } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatDate } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { ProveDialog } from "./prove-dialog.tsx";
import { RecoveryCodes } from "./recovery-codes.tsx";
import { SetUp } from "./set-up.tsx";

/** Signing in with a code beside the password: off, being set up, on. */
export function SecondFactorSection({ onSetUp }: { readonly onSetUp?: () => void }) {
  const { t } = useTranslation("factor");
  const query = useApi("getSecondFactor");
  const [codes, setCodes] = useState<readonly string[] | null>(null);
  return (
    <Card className="max-w-2xl">
      {codes ? (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(null);
            toast(t("done"));
            onSetUp?.();
          }}
        />
      ) : (
        <Loaded query={query} lines={1}>
          {(factor) =>
            factor.since === null ? <SetUp onDone={setCodes} /> : <On factor={factor} onCodes={setCodes} />
          }
        </Loaded>
      )}
    </Card>
  );
}

function On({
  factor: { since, recoveryCodesLeft, required },
  onCodes,
}: {
  readonly factor: SecondFactor;
  readonly onCodes: (codes: readonly string[]) => void;
}) {
  const { t } = useTranslation("factor");
  const [asking, setAsking] = useState<"renew" | "end" | null>(null);
  const renew = useApiMutation("renewRecoveryCodes", ["getSecondFactor"]);
  const end = useApiMutation("endSecondFactor", ["getSecondFactor", "listSignIns"]);
  const close = () => {
    setAsking(null);
    renew.reset();
    end.reset();
  };
  return (
    <div className="flex flex-col gap-4">
      <p className="flex flex-wrap items-center gap-3">
        <Badge meaning="good">{t("on", { date: formatDate(since ?? "") })}</Badge>
        <span className="text-ink-soft">{t("codesLeft", { count: recoveryCodesLeft })}</span>
      </p>
      {required ? <p className="text-sm text-ink-soft">{t("required")}</p> : null}
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" onClick={() => setAsking("renew")}>
          {t("renew")}
        </Button>
        {required ? null : (
          <Button look="secondary" onClick={() => setAsking("end")}>
            {t("end")}
          </Button>
        )}
      </div>
      {asking === "renew" ? (
        <ProveDialog
          title={t("renew")}
          consequence={t("renewConsequence")}
          confirm={t("renew")}
          busy={renew.isPending}
          error={renew.error}
          onProve={(body) =>
            renew.mutate(
              { body },
              {
                onSuccess: ({ recoveryCodes }) => {
                  close();
                  onCodes(recoveryCodes);
                },
              },
            )
          }
          onClose={close}
        />
      ) : null}
      {asking === "end" ? (
        <ProveDialog
          title={t("endTitle")}
          consequence={t("endConsequence")}
          confirm={t("end")}
          busy={end.isPending}
          error={end.error}
          onProve={(body) =>
            end.mutate(
              { body },
              {
                onSuccess: () => {
                  close();
                  toast(t("ended"));
                },
              },
            )
          }
          onClose={close}
        />
      ) : null}
    </div>
  );
}
