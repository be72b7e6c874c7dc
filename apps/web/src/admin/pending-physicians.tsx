import type { Application } from "@physiocheck/contracts";
import type { UseQueryResult } from "@tanstack/react-query";
import { FileText } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button, buttonClass } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { formatDate, formatNumber } from "../ui/format.ts";
import { EmptyState } from "../ui/states.tsx";
import { toast } from "../ui/toast.tsx";

/** The queue of physicians whose licence is to be checked. */
export function PendingPhysicians({
  query,
}: {
  readonly query: UseQueryResult<{ applications: Application[] }>;
}) {
  const { t } = useTranslation("admin");
  return (
    <Loaded query={query}>
      {({ applications }) =>
        applications.length === 0 ? (
          <EmptyState pose="reach" title={t("pendingEmptyTitle")}>
            {t("pendingEmpty")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {applications.map((application) => (
              <li key={application.user.id}>
                <Pending application={application} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Pending({ application: { user, appliedAt, documents } }: { readonly application: Application }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const approve = useApiMutation("approvePhysician", ["listVerifications", "listUsers"]);
  const reject = useApiMutation("rejectPhysician", ["listVerifications", "listUsers"]);
  const params = { userId: user.id };
  const { name } = user;
  return (
    <article className="flex flex-wrap items-center justify-between gap-x-8 gap-y-4 rounded-xl border border-line bg-surface p-5">
      <div className="flex min-w-0 flex-col gap-3">
        <div>
          <h2 className="text-lg font-semibold">{name}</h2>
          <p className="break-all text-ink-soft">{user.email}</p>
        </div>
        <dl className="flex flex-wrap gap-x-8 gap-y-2">
          <div>
            <dt className="text-sm text-ink-soft">{t("licence")}</dt>
            <dd className="font-semibold">{user.physician?.licenceNumber}</dd>
          </div>
          <div>
            <dt className="text-sm text-ink-soft">{t("specialisation")}</dt>
            <dd className="font-semibold">{user.physician?.specialisation}</dd>
          </div>
        </dl>
        <Documents documents={documents} />
        <p className="text-sm text-ink-soft">
          {t("appliedOn", { date: formatDate(appliedAt) })} ·{" "}
          {t("registered", { date: formatDate(user.createdAt) })}
        </p>
      </div>
      <div className="flex flex-wrap gap-3">
        <Button look="secondary" aria-label={`${t("reject")}: ${name}`} onClick={() => setRejecting(true)}>
          {t("reject")}
        </Button>
        <Button
          busy={approve.isPending}
          aria-label={`${t("approve")}: ${name}`}
          onClick={() =>
            approve.mutate(
              { params },
              {
                onSuccess: () => toast(t("approveDone", { name })),
                onError: (error) => toast(failureText(error, tCommon), "stop"),
              },
            )
          }
        >
          {t("approve")}
        </Button>
      </div>
      <ConfirmDialog
        open={rejecting}
        title={t("rejectTitle", { name })}
        consequence={t("rejectConsequence", { name })}
        confirm={t("reject")}
        busy={reject.isPending}
        onClose={() => setRejecting(false)}
        onConfirm={() => {
          if (reason.trim().length < 3) {
            setMissing(true);
            return;
          }
          reject.mutate(
            { params, body: { reason } },
            {
              onSuccess: () => toast(t("rejectDone", { name })),
              // What was written stays in the dialog.
              onError: (error) => toast(failureText(error, tCommon), "stop"),
            },
          );
        }}
      >
        <TextArea
          label={t("reason")}
          hint={t("reasonHint")}
          maxLength={500}
          value={reason}
          onChange={(event) => {
            setReason(event.target.value);
            setMissing(false);
          }}
          error={missing ? t("reasonNeeded") : undefined}
        />
      </ConfirmDialog>
    </article>
  );
}

const MEGABYTE = 1_048_576;

/** What the physician sent to show who they are. */
function Documents({ documents }: Pick<Application, "documents">) {
  const { t } = useTranslation("admin");
  if (documents.length === 0) return <p className="measure text-sm text-ink-soft">{t("noDocuments")}</p>;
  return (
    <ul aria-label={t("documents")} className="flex flex-wrap gap-2">
      {documents.map(({ id, name, size }) => (
        <li key={id} className="max-w-full">
          <a
            href={`/api/credentials/${id}`}
            target="_blank"
            rel="noreferrer"
            className={buttonClass("secondary", "sm", "max-w-full")}
          >
            <FileText aria-hidden className="size-4 shrink-0" />
            <span className="truncate">{name}</span>
            <span className="font-normal whitespace-nowrap text-ink-soft">
              {t("size", { size: formatNumber(Math.max(size / MEGABYTE, 0.1)) })}
            </span>
            <span className="sr-only">{t("opensNewTab")}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
