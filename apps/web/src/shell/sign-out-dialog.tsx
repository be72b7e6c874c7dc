import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { leaving, signOutNow } from "./use-sign-out.ts";

/** Before somebody signs out whose sessions are only on this device: what stays, and that nobody else can read it. */
export function SignOutDialog() {
  const { t } = useTranslation("common");
  const asked = useStore(leaving, ({ asked: question }) => question);
  if (!asked) return null;
  return (
    <ConfirmDialog
      open
      title={t("signOut.title")}
      consequence={t("signOut.unsent", { count: asked.unsent })}
      confirm={t("action.signOut")}
      onConfirm={() => void signOutNow(asked.to, t)}
      onClose={() => leaving.setState({ asked: null })}
    />
  );
}
