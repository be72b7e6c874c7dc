import type { User } from "@physiocheck/contracts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { TextArea } from "../ui/field.tsx";
import { formatDate } from "../ui/format.ts";
import { EmptyState } from "../ui/states.tsx";
import { toast } from "../ui/toast.tsx";

/** The queue of physicians whose licence is to be checked. */
export function PendingPhysicians({
  query,
}: {
  readonly query: UseQueryResult<{ users: User[]; total: number }>;
}) {
  const { t } = useTranslation("admin");
  return (
    <Loaded query={query}>
      {({ users }) =>
        users.length === 0 ? (
          <EmptyState pose="reach" title={t("pendingEmptyTitle")}>
            {t("pendingEmpty")}
          </EmptyState>
        ) : (
          <ul className="flex flex-col gap-3">
            {users.map((user) => (
              <li key={user.id}>
                <Pending user={user} />
              </li>
            ))}
          </ul>
        )
      }
    </Loaded>
  );
}

function Pending({ user }: { readonly user: User }) {
  const { t } = useTranslation("admin");
  const { t: tCommon } = useTranslation("common");
  const [rejecting, setRejecting] = useState(false);
  const [reason, setReason] = useState("");
  const [missing, setMissing] = useState(false);
  const approve = useApiMutation("approvePhysician", ["listUsers"]);
  const reject = useApiMutation("rejectPhysician", ["listUsers"]);
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
        <p className="text-sm text-ink-soft">{t("registered", { date: formatDate(user.createdAt) })}</p>
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
