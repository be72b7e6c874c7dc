import type { Rights } from "@physiocheck/contracts";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useApi, useApiMutation, useMe } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Loaded } from "../shell/loaded.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { formatDate, formatDateTime } from "../ui/format.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";
import { ConsentList } from "./consent-list.tsx";
import { DownloadButton } from "./download.tsx";
import { EraseSection } from "./erase-section.tsx";
import { HoldingTable } from "./holding-table.tsx";

const TABLES = ["sessions", "repetitions", "clinic-tests", "plan"] as const;

/** What is kept of whoever is signed in, in plain words, with the ways to take it along and to have it gone. */
export default function PrivacyPage() {
  const { t } = useTranslation("rights");
  const { data: me } = useMe();
  const rights = useApi("getRights");
  if (!me) return null;
  const patient = me.role === "patient";
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead")} />
      {rights.data?.erasure ? <Waiting dueAt={rights.data.erasure.dueAt} /> : null}
      <Section title={t("seen.title")}>
        <div className="measure flex flex-col gap-3">
          {patient ? (
            <>
              <p>{t("seen.camera")}</p>
              <p>{t("seen.sent")}</p>
              <p>{t("seen.who")}</p>
            </>
          ) : (
            <p>{t("seen.physician")}</p>
          )}
          <p>{t("seen.place")}</p>
        </div>
      </Section>
      {patient ? <ConsentList /> : null}
      <Section title={t("held.title")} lead={t("held.lead")}>
        <Loaded query={rights}>{({ holdings }) => <HoldingTable holdings={holdings} />}</Loaded>
      </Section>
      <TakeSection patient={patient} rights={rights.data} />
      <Loaded query={rights} lines={1}>
        {(data) => <EraseSection rights={data} />}
      </Loaded>
    </>
  );
}

function Waiting({ dueAt }: { readonly dueAt: string }) {
  const { t } = useTranslation("rights");
  const { t: tCommon } = useTranslation("common");
  const undo = useApiMutation("undoErasure", ["getRights"]);
  return (
    <div className="pb-8">
      <Notice
        meaning="attention"
        title={t("erase.waitingTitle", { date: formatDateTime(dueAt) })}
        action={
          <Button
            busy={undo.isPending}
            onClick={() =>
              undo.mutate(undefined, {
                onSuccess: () => toast(t("erase.undone")),
                onError: (error) => toast(failureText(error, tCommon), "stop"),
              })
            }
          >
            {t("erase.undo")}
          </Button>
        }
      >
        {t("erase.waiting")}
      </Notice>
    </div>
  );
}

function TakeSection({
  patient,
  rights,
}: {
  readonly patient: boolean;
  readonly rights: Rights | undefined;
}) {
  const { t } = useTranslation("rights");
  const client = useQueryClient();
  const failed = t("take.failed");
  return (
    <Section title={t("take.title")} lead={t("take.lead")}>
      <div className="flex flex-wrap items-center gap-4">
        <DownloadButton
          look="primary"
          href="/api/rights/export.zip"
          failed={failed}
          // The server notes the end of it; by then this page can say when it was.
          onStarted={() => setTimeout(() => void client.invalidateQueries({ queryKey: ["getRights"] }), 3000)}
        >
          {t("take.zip")}
        </DownloadButton>
        {rights?.exportedAt ? (
          <p className="text-sm text-ink-soft">{t("take.last", { date: formatDate(rights.exportedAt) })}</p>
        ) : null}
      </div>
      {patient ? (
        <>
          <h3 className="pt-4 font-semibold">{t("take.tables")}</h3>
          <div className="flex flex-wrap gap-3">
            {TABLES.map((kind) => (
              <DownloadButton key={kind} href={`/api/rights/csv/${kind}`} failed={failed}>
                {t(`take.${kind}`)}
              </DownloadButton>
            ))}
          </div>
          <div className="flex flex-wrap gap-3 pt-2">
            <DownloadButton href="/api/fhir" failed={failed}>
              {t("take.fhir")}
            </DownloadButton>
            <ButtonLink look="secondary" to="/report">
              {t("take.report")}
            </ButtonLink>
          </div>
        </>
      ) : null}
    </Section>
  );
}
