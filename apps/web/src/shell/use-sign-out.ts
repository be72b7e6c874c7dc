import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { toast } from "../ui/toast.tsx";
import { rememberSignedIn } from "./signed-in-hint.ts";

/**
 * Signs out and loads the page anew, so that nothing of this person stays in memory. Without an answer from the server
 * nobody is signed out, because the cookie is not ours to delete: that is said instead of pretended.
 */
export function useSignOut(): (to?: string) => void {
  const { t } = useTranslation("common");
  return useCallback(
    (to = "/") => {
      const leave = async () => {
        try {
          await api.logout();
        } catch {
          toast(t("error.stillSignedIn"), "stop");
          return;
        }
        rememberSignedIn(false);
        location.assign(to);
      };
      void leave();
    },
    [t],
  );
}
