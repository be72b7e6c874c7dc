import { useTranslation } from "react-i18next";
import { useApi } from "../api.ts";
import { Loaded } from "../shell/loaded.tsx";
import { Section } from "../ui/page.tsx";
import { AdminPage } from "./admin-page.tsx";
import { BrandingForm } from "./branding-form.tsx";
import { LogoField } from "./logo-field.tsx";
import { RetentionForm } from "./retention-form.tsx";
import { SecondFactorRules } from "./second-factor-rules.tsx";
import { SignUpRules } from "./sign-up-rules.tsx";

/** Settings of the whole clinic. */
export default function ClinicPage() {
  const { t } = useTranslation("admin");
  const settings = useApi("getSettings");
  return (
    <AdminPage title={t("clinic.title")} lead={t("clinic.lead")}>
      <Loaded query={settings}>
        {(data) => (
          <>
            <Section title={t("clinic.look")} lead={t("clinic.lookLead")}>
              <BrandingForm branding={data.branding} />
              <LogoField logo={data.logo} />
            </Section>
            <Section title={t("clinic.signUp")} lead={t("clinic.signUpLead")}>
              <SignUpRules rules={data.signUp} />
            </Section>
            <Section title={t("clinic.factor")} lead={t("clinic.factorLead")}>
              <SecondFactorRules rule={data.secondFactor} />
            </Section>
            <Section title={t("clinic.retention")} lead={t("clinic.retentionLead")}>
              <RetentionForm retention={data.retention} />
            </Section>
          </>
        )}
      </Loaded>
    </AdminPage>
  );
}
