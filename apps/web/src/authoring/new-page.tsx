import { useTranslation } from "react-i18next";
import { PageHeader } from "../ui/page.tsx";
import { TakeFlow } from "./take-flow.tsx";

/** /exercises/new: an exercise from one take. */
export default function NewPage() {
  const { t } = useTranslation("authoring");
  return (
    <>
      <PageHeader
        title={t("page.newTitle")}
        lead={t("page.newLead")}
        back={{ to: "/exercises", label: t("page.back") }}
      />
      <TakeFlow basedOn={null} title="" />
    </>
  );
}
