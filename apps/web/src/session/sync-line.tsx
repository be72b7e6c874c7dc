import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import type { SessionJournal } from "./journal.ts";
import type { Outbox, SyncState } from "./outbox/outbox.ts";

const ICONS: Readonly<Record<SyncState["name"], LucideIcon>> = {
  idle: CloudCheck,
  sending: CloudUpload,
  waiting: CloudOff,
  signed_out: CloudOff,
  refused: TriangleAlert,
};

/** Where what was done is now: with the server, or safe on this device and why. */
export function SyncLine({
  outbox,
  journal,
  className,
  isQuiet = false,
}: {
  readonly outbox: Outbox;
  readonly journal: SessionJournal;
  readonly className?: string;
  /** During the exercise: only assistive technology and whoever looks for it. */
  readonly isQuiet?: boolean;
}) {
  const { t } = useTranslation("session");
  const sync = useStore(outbox.state);
  const writing = useStore(journal.state);
  const isStuck = writing.name === "stuck";
  const Icon = isStuck ? TriangleAlert : ICONS[sync.name];
  const reason = isStuck ? writing.reason : sync.name === "refused" ? sync.reason : "";
  const text = t(isStuck ? "sync.locked" : `sync.${sync.name}`, { reason });
  return (
    <p
      data-testid="sync-state"
      data-state={isStuck ? "locked" : sync.name}
      role="status"
      className={isQuiet ? "sr-only" : className}
    >
      <Icon aria-hidden className="me-2 inline size-5" />
      {text}
    </p>
  );
}
