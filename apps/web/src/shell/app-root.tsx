import { QueryClientProvider } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { ScrollRestoration } from "react-router-dom";
import { queryClient } from "../api.ts";
import { Toaster } from "../ui/toast.tsx";
import { ExpiredDialog } from "./expired-dialog.tsx";
import { SignOutDialog } from "./sign-out-dialog.tsx";

/** What every page but the first stands in: the cache, the toasts, and the dialog of an expired session. */
export default function AppRoot({ children }: { readonly children: ReactNode }) {
  return (
    <QueryClientProvider client={queryClient}>
      {children}
      <ScrollRestoration />
      <ExpiredDialog />
      <SignOutDialog />
      <Toaster />
    </QueryClientProvider>
  );
}
