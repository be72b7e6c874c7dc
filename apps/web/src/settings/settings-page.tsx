import { useTranslation } from "react-i18next";
import { useMe } from "../api.ts";
import { switchLanguage } from "../i18n/index.ts";
import { OfflineSection } from "../offline/offline-section.tsx";
import { SecondFactorSection } from "../second-factor/second-factor-section.tsx";
import { LANGUAGE_OPTIONS } from "../shell/language-choice.tsx";
import { useSignOut } from "../shell/use-sign-out.ts";
import { Badge } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { Card, PageHeader, Section } from "../ui/page.tsx";
import { chooseTheme, THEMES, useTheme } from "../ui/theme.ts";
import { AccountSection } from "./account-section.tsx";
import { DeviceSection } from "./device-section.tsx";
import { NoticeSection } from "./notice-section.tsx";
import { PasswordSection } from "./password-section.tsx";

/** The account, notices, the colours, the password, devices, the way out. */
export default function SettingsPage() {
  const { t, i18n } = useTranslation("settings");
  const { t: tCommon } = useTranslation("common");
  const { t: tAccount } = useTranslation("account");
  const { t: tFactor } = useTranslation("factor");
  const { t: tNotices } = useTranslation("notices");
  const { t: tOffline } = useTranslation("offline");
  const { data: me } = useMe();
  const theme = useTheme();
  const signOut = useSignOut();
  if (!me) return null;
  const facts: readonly (readonly [string, string])[] = [
    [t("email"), me.email],
    [t("role"), tCommon(`role.${me.role}`)],
    ...(me.physician
      ? ([
          [t("licence"), me.physician.licenceNumber],
          [t("specialisation"), me.physician.specialisation],
        ] as const)
      : []),
  ];
  return (
    <>
      <PageHeader title={t("title")} />
      <Section title={t("account")}>
        <AccountSection me={me} />
        <Card className="max-w-2xl">
          <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-2">
            {facts.map(([name, value]) => (
              <div key={name} className="min-w-0">
                <dt className="text-sm text-ink-soft">{name}</dt>
                <dd className="text-lg font-medium wrap-anywhere">{value}</dd>
              </div>
            ))}
            {me.physician ? (
              <div>
                <dt className="pb-1 text-sm text-ink-soft">{t("status")}</dt>
                <dd>
                  <Badge meaning={me.physician.verification === "approved" ? "good" : "attention"}>
                    {t(`statusOf.${me.physician.verification}`)}
                  </Badge>
                </dd>
              </div>
            ) : null}
          </dl>
        </Card>
      </Section>
      <Section title={tNotices("settings.title")} lead={tNotices("settings.lead")}>
        <NoticeSection role={me.role} />
      </Section>
      <Section title={t("appearance")}>
        <fieldset className="flex flex-col gap-3">
          <legend className="pb-1 font-medium">{t("colours")}</legend>
          <div className="grid max-w-2xl gap-3 sm:grid-cols-3">
            {THEMES.map((option) => (
              <label
                key={option}
                className="flex min-h-14 cursor-pointer items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 font-medium has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="theme"
                  value={option}
                  checked={theme === option}
                  onChange={() => chooseTheme(option)}
                  className="size-5 accent-accent outline-none"
                />
                {tCommon(`theme.${option}`)}
              </label>
            ))}
          </div>
          <p className="text-sm text-ink-soft">{t("coloursHint")}</p>
        </fieldset>
      </Section>
      <Section title={t("language")}>
        <fieldset className="flex flex-col gap-3">
          <legend className="sr-only">{t("language")}</legend>
          <div className="grid max-w-2xl gap-3 sm:grid-cols-3">
            {LANGUAGE_OPTIONS.map(([code, { name, dir }]) => (
              <label
                key={code}
                lang={code}
                dir={dir}
                className="flex min-h-14 cursor-pointer items-center gap-3 rounded-lg border border-line-strong bg-surface px-4 font-medium has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-3 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="language"
                  value={code}
                  checked={i18n.language === code}
                  onChange={() => void switchLanguage(code)}
                  className="size-5 accent-accent outline-none"
                />
                {name}
              </label>
            ))}
          </div>
          <p className="text-sm text-ink-soft">{t("languageHint")}</p>
        </fieldset>
      </Section>
      <Section title={tAccount("password")} lead={tAccount("passwordLead")}>
        <PasswordSection />
      </Section>
      {me.role === "patient" ? null : (
        <Section title={tFactor("title")} lead={tFactor("lead")}>
          <SecondFactorSection />
        </Section>
      )}
      <Section
        title={tOffline("section.title")}
        lead={tOffline(me.role === "patient" ? "section.lead" : "section.leadOther")}
      >
        <OfflineSection patient={me.role === "patient"} />
      </Section>
      <Section title={tAccount("devices")}>
        <DeviceSection />
      </Section>
      <Section title={t("privacyTitle")} lead={t("privacyLead")}>
        <div>
          <ButtonLink look="secondary" to="/privacy">
            {t("privacyLink")}
          </ButtonLink>
        </div>
      </Section>
      <Section title={t("signOutTitle")} lead={me.role === "patient" ? t("signOutLead") : undefined}>
        <div>
          <Button look="secondary" onClick={() => signOut()}>
            {tCommon("action.signOut")}
          </Button>
        </div>
      </Section>
    </>
  );
}
