import { ALWAYS_MAILED, type NoticeKind, type NoticePreferences, type Role } from "@physiocheck/contracts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { CheckField, SelectField, TextField } from "../ui/field.tsx";
import { Card } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";

/** What each role can be told of. */
const KINDS: Readonly<Record<Role, readonly NoticeKind[]>> = {
  patient: [
    "subscription_approved",
    "subscription_rejected",
    "subscription_revoked",
    "plan_changed",
    "session_reviewed",
    "note_added",
    "reminder",
    "password_changed",
  ],
  physician: [
    "subscription_requested",
    "subscription_revoked",
    "proposal_ready",
    "pain_reported",
    "physician_approved",
    "physician_rejected",
    "password_changed",
    "second_factor_changed",
  ],
  admin: ["password_changed", "second_factor_changed"],
};

/** How one wants to be told, and when to be reminded. */
export function NoticeSection({ role }: { readonly role: Role }) {
  const query = useApi("getNoticePreferences");
  return (
    <Card className="max-w-2xl">
      <Loaded query={query} lines={2}>
        {(preferences) => <NoticeForm role={role} stored={preferences} />}
      </Loaded>
    </Card>
  );
}

function NoticeForm({ role, stored }: { readonly role: Role; readonly stored: NoticePreferences }) {
  const { t, i18n } = useTranslation("notices");
  const here = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [draft, setDraft] = useState(stored);
  const save = useApiMutation("putNoticePreferences", ["getNoticePreferences"]);
  const set = (kind: NoticeKind, channel: "inApp" | "email", on: boolean): void =>
    setDraft({
      ...draft,
      channels: { ...draft.channels, [kind]: { ...draft.channels[kind], [channel]: on } },
    });

  return (
    <form
      className="flex flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate(
          { body: { ...draft, language: i18n.language } },
          { onSuccess: () => toast(t("settings.saved")) },
        );
      }}
    >
      {save.isError ? <Failure error={save.error} /> : null}
      <table className="w-full text-start">
        <thead>
          <tr className="border-b border-line text-sm text-ink-soft">
            <th scope="col" className="py-2 pe-3 text-start font-medium">
              {t("settings.what")}
            </th>
            <th scope="col" className="w-20 px-1 text-center font-medium">
              {t("settings.inApp")}
            </th>
            <th scope="col" className="w-20 px-1 text-center font-medium">
              {t("settings.email")}
            </th>
          </tr>
        </thead>
        <tbody>
          {KINDS[role].map((kind) => (
            <Row key={kind} kind={kind} draft={draft} onChange={set} />
          ))}
        </tbody>
      </table>
      {role === "patient" ? (
        <div className="flex flex-col gap-4">
          <CheckField
            label={t("settings.remind")}
            checked={draft.reminderTime !== null}
            onChange={({ target }) =>
              setDraft({
                ...draft,
                reminderTime: target.checked ? "09:00" : null,
                // Who chose no zone yet is where this device is.
                timeZone: target.checked && stored.reminderTime === null ? here : draft.timeZone,
              })
            }
          />
          {draft.reminderTime === null ? null : (
            <div className="grid gap-4 sm:grid-cols-[10rem_minmax(0,1fr)]">
              <TextField
                label={t("settings.at")}
                type="time"
                required
                value={draft.reminderTime}
                onChange={({ target }) => {
                  if (target.value !== "") setDraft({ ...draft, reminderTime: target.value.slice(0, 5) });
                }}
              />
              <SelectField
                label={t("settings.zone")}
                value={draft.timeZone}
                onChange={({ target }) => setDraft({ ...draft, timeZone: target.value })}
              >
                {[...new Set([draft.timeZone, here, ...Intl.supportedValuesOf("timeZone")])].map((zone) => (
                  <option key={zone} value={zone}>
                    {zone.replaceAll("_", " ")}
                  </option>
                ))}
              </SelectField>
            </div>
          )}
        </div>
      ) : null}
      <div>
        <Button type="submit" look="secondary" busy={save.isPending}>
          {t("settings.save")}
        </Button>
      </div>
    </form>
  );
}

function Row({
  kind,
  draft,
  onChange,
}: {
  readonly kind: NoticeKind;
  readonly draft: NoticePreferences;
  readonly onChange: (kind: NoticeKind, channel: "inApp" | "email", on: boolean) => void;
}) {
  const { t } = useTranslation("notices");
  const id = useId();
  const { inApp, email } = draft.channels[kind];
  const always = ALWAYS_MAILED.has(kind);
  return (
    <tr className="border-b border-line last:border-b-0">
      <th scope="row" id={id} className="py-2 pe-3 text-start font-normal">
        {t(`settings.name.${kind}`)}
        {always ? <span className="block text-sm text-ink-soft">{t("settings.always")}</span> : null}
      </th>
      {(["inApp", "email"] as const).map((channel) => (
        <td key={channel} className="text-center">
          <label className="inline-grid size-11 cursor-pointer place-items-center">
            <input
              type="checkbox"
              aria-label={`${t(`settings.name.${kind}`)}: ${t(`settings.${channel}`)}`}
              checked={channel === "inApp" ? inApp : email || always}
              disabled={always && channel === "email"}
              onChange={({ target }) => onChange(kind, channel, target.checked)}
              className="size-5 accent-accent"
            />
          </label>
        </td>
      ))}
    </tr>
  );
}
