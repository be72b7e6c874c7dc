import type { ClinicSettings } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";
import { showClinicFace } from "../shell/clinic-face.ts";
import { failureText } from "../shell/failure.tsx";
import { toast } from "../ui/toast.tsx";

/** What follows saving a part of the settings: the page takes it on at once, and says so. */
export function useSaved() {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  return {
    onSuccess: ({ branding, logo, signUp }: ClinicSettings) => {
      void showClinicFace({ ...branding, logo, signUp });
      toast(t("clinic.saved"));
    },
    onError: (error: unknown) => toast(failureText(error, tCommon), "stop"),
  };
}
