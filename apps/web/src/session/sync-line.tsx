import { CloudCheck, CloudOff, CloudUpload, type LucideIcon, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { cx } from "../ui/cx.ts";
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
}: {
  readonly outbox: Outbox;
  readonly journal: SessionJournal;
  readonly className?: string;
}) {
  const { t } = useTranslation("session");
  const sync = useStore(outbox.state);
  const writing = useStore(journal.state);
  const isStuck = writing.name === "stuck";
  const Icon = isStuck ? TriangleAlert : ICONS[sync.name];
  const reason = isStuck ? writing.reason : sync.name === "refused" ? sync.reason : "";
  const name = isStuck ? "locked" : sync.name;
  // One of them needs the reason, and the type of a union of keys cannot say so.
  const text = t(`sync.${name}` as "sync.refused", { reason });
  return (
    <output data-testid="sync-state" data-state={name} className={cx("block", className)}>
      <Icon aria-hidden className="me-2 inline size-5" />
      {text}
    </output>
  );
}
