import { ERASURE_GRACE_DAYS } from "@physiocheck/contracts";
import type { HoldingSummary, Rights } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ApiError, queryClient, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { keeper } from "../shell/kept.ts";
import { rememberSignedIn } from "../shell/signed-in-hint.ts";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { Section } from "../ui/page.tsx";
import { PasswordField } from "../ui/password-field.tsx";

/** Asking for one's account to be erased: what goes, what stays and why, when, and the password once more. */
export function EraseSection({ rights }: { readonly rights: Rights }) {
  const { t } = useTranslation("rights");
  const [open, setOpen] = useState(false);
  if (rights.erasure) return null;
  return (
    <Section title={t("erase.title")} lead={t("erase.lead")}>
      <div>
        <Button look="danger" onClick={() => setOpen(true)}>
          {t("erase.open")}
        </Button>
      </div>
      {open ? <EraseDialog rights={rights} onClose={() => setOpen(false)} /> : null}
    </Section>
  );
}

function EraseDialog({ rights, onClose }: { readonly rights: Rights; readonly onClose: () => void }) {
  const { t } = useTranslation("rights");
  const { t: tCommon } = useTranslation("common");
  const [immediately, setImmediately] = useState(false);
  const [password, setPassword] = useState("");
  const request = useApiMutation("requestErasure", ["getRights"]);
  const days = ERASURE_GRACE_DAYS;
  const submit = () =>
    request.mutate(
      { body: { password, immediately } },
      {
        onSuccess: ({ erased }) => {
          if (!erased) {
            onClose();
            return;
          }
          // Nobody is signed in any more, and nothing of them may stay in this page's memory.
          rememberSignedIn(false);
          queryClient.clear();
          void (keeper()?.forget("erased") ?? Promise.resolve()).finally(() => location.assign("/"));
        },
      },
    );
  const wrong =
    request.error instanceof ApiError &&
    (request.error.details.fields ?? []).some(({ code }) => code === "wrong_password");
  return (
    <Dialog
      open
      title={t("erase.dialogTitle")}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {tCommon("action.cancel")}
          </Button>
          <Button look="danger" busy={request.isPending} disabled={password === ""} onClick={submit}>
            {immediately ? t("erase.confirmNow") : t("erase.confirmGrace", { days })}
          </Button>
        </>
      }
    >
      {request.error && !wrong ? (
        <Notice meaning="stop" alert>
          {request.error.code === "wrong_state" ? t("erase.lastAdmin") : failureText(request.error, tCommon)}
        </Notice>
      ) : null}
      <Fates title={t("erase.goes")} holdings={rights.holdings.filter(({ fate }) => fate === "deleted")} />
      <Fates title={t("erase.stays")} holdings={rights.holdings.filter(({ fate }) => fate !== "deleted")} />
      <p>{t("erase.physicians")}</p>
      <fieldset className="flex flex-col gap-2">
        <legend className="pb-1 font-medium">{t("erase.when")}</legend>
        {[false, true].map((now) => (
          <label key={String(now)} className="flex items-start gap-3">
            <input
              type="radio"
              name="when"
              className="mt-0.5 size-5 shrink-0 accent-accent"
              checked={immediately === now}
              onChange={() => setImmediately(now)}
            />
            {now ? t("erase.now") : t("erase.grace", { days })}
          </label>
        ))}
      </fieldset>
      <PasswordField
        label={t("erase.password")}
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.target.value)}
        error={wrong ? t("erase.wrongPassword") : undefined}
      />
    </Dialog>
  );
}

function Fates({
  title,
  holdings,
}: {
  readonly title: string;
  readonly holdings: readonly HoldingSummary[];
}) {
  const { t } = useTranslation("rights");
  if (holdings.length === 0) return null;
  return (
    <div className="flex flex-col gap-1">
      <h3 className="font-semibold">{title}</h3>
      <ul className="flex list-disc flex-col gap-1 ps-5">
        {holdings.map(({ kind, fate, reason }) => (
          <li key={`${kind} ${fate} ${reason ?? ""}`}>
            {t(`kind.${kind}.name`)}
            {reason ? <span className="text-ink-soft">: {t(`reason.${reason}`)}</span> : null}
          </li>
        ))}
      </ul>
    </div>
  );
}
