import { QueryClientProvider } from "@tanstack/react-query";
import { Outlet, ScrollRestoration } from "react-router-dom";
import { queryClient } from "../api.ts";
import { Toaster } from "../ui/toast.tsx";
import { ExpiredDialog } from "./expired-dialog.tsx";

/** What every page but the first stands in: the cache, the toasts, and the dialog of an expired session. */
export default function AppRoot() {
  return (
    <QueryClientProvider client={queryClient}>
      <Outlet />
      <ScrollRestoration />
      <ExpiredDialog />
      <Toaster />
    </QueryClientProvider>
  );
}
