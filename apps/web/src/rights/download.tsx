import { Download } from "lucide-react";
import { useState, type ReactNode } from "react";
import { api } from "../api.ts";
import { Button, type ButtonLook } from "../ui/button.tsx";
import { toast } from "../ui/toast.tsx";

/**
 * Saves a file that the API answers with. The browser follows the address by itself and cannot renew a sign-in on the way, so
 * that is done first. @param failed said where not even that works
 */
export function DownloadButton({
  href,
  look = "secondary",
  failed,
  onStarted,
  children,
}: {
  readonly href: string;
  readonly look?: ButtonLook;
  readonly failed: string;
  readonly onStarted?: () => void;
  readonly children: ReactNode;
}) {
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      await api.me();
      const link = document.createElement("a");
      link.href = href;
      link.download = "";
      link.click();
      onStarted?.();
    } catch {
      toast(failed, "stop");
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      look={look}
      busy={busy}
      icon={<Download aria-hidden className="size-5" />}
      onClick={() => void save()}
    >
      {children}
    </Button>
  );
}
