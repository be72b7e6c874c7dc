import type { TFunction } from "i18next";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { createStore } from "zustand/vanilla";
import { api } from "../api.ts";
import { toast } from "../ui/toast.tsx";
import { keeper } from "./kept.ts";
import { rememberSignedIn } from "./signed-in-hint.ts";

/** Somebody wants to sign out while sessions of theirs are only on this device: they are asked first (sign-out-dialog.tsx). */
export const leaving = createStore<{
  readonly asked: { readonly to: string; readonly unsent: number } | null;
}>(() => ({ asked: null }));

/**
 * Signs out, and asks before if something was not sent yet. Without an answer from the server nobody is signed out, because the
 * cookie is not ours to delete: that is said instead of pretended.
 */
export function useSignOut(): (to?: string) => void {
  const { t } = useTranslation("common");
  return useCallback(
    (to = "/") => {
      const leave = async () => {
        const unsent =
          (await keeper()
            ?.unsent()
            .catch(() => 0)) ?? 0;
        if (unsent > 0) leaving.setState({ asked: { to, unsent } });
        else await signOutNow(to, t);
      };
      void leave();
    },
    [t],
  );
}

/** Signs out and loads the page anew, so that nothing of this person stays in memory; what was kept for them goes from the disk. */
export async function signOutNow(to: string, t: TFunction): Promise<void> {
  leaving.setState({ asked: null });
  try {
    await api.logout();
  } catch {
    toast(t("error.stillSignedIn"), "stop");
    return;
  }
  rememberSignedIn(false);
  await keeper()?.forget("signed_out");
  location.assign(to);
}
