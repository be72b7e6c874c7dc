import type { SignIn } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { formatDate, formatDateTime } from "../ui/format.ts";
import { Card } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { deviceOf } from "./device-name.ts";

/** Where one is signed in, and the way out of there. */
export function DeviceSection() {
  const { t } = useTranslation("account");
  const query = useApi("listSignIns");
  const end = useApiMutation("endSignIns", ["listSignIns"]);
  const signOut = (signInIds?: string[]): void =>
    end.mutate({ body: signInIds ? { signInIds } : {} }, { onSuccess: () => toast(t("signedOut")) });

  return (
    <Card className="flex max-w-2xl flex-col gap-4">
      {end.isError ? <Failure error={end.error} /> : null}
      <Loaded query={query} lines={1}>
        {({ signIns }) => (
          <>
            <ul className="flex flex-col divide-y divide-line">
              {signIns.map((signIn) => (
                <Device key={signIn.id} signIn={signIn} onEnd={() => signOut([signIn.id])} />
              ))}
            </ul>
            {signIns.length > 1 ? (
              <div>
                <Button look="secondary" busy={end.isPending} onClick={() => signOut()}>
                  {t("signOutOthers")}
                </Button>
              </div>
            ) : null}
          </>
        )}
      </Loaded>
    </Card>
  );
}

function Device({ signIn, onEnd }: { readonly signIn: SignIn; readonly onEnd: () => void }) {
  const { t } = useTranslation("account");
  const known = deviceOf(signIn.device);
  const name = known ? t("on", known) : t("unknownDevice");
  return (
    <li className="flex flex-wrap items-center justify-between gap-3 py-3">
      <div className="min-w-0">
        <p className="font-medium break-words">{name}</p>
        <p className="text-sm text-ink-soft">
          {t("seen", { when: formatDateTime(signIn.seenAt) })},{" "}
          {t("since", { when: formatDate(signIn.createdAt) })}
        </p>
      </div>
      {signIn.current ? (
        <Badge meaning="good">{t("thisDevice")}</Badge>
      ) : (
        <Button look="quiet" aria-label={t("signOutDeviceLong", { device: name })} onClick={onEnd}>
          {t("signOutDevice")}
        </Button>
      )}
    </li>
  );
}
