import type { YogaSession } from "@physiocheck/contracts";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router-dom";
import { useApi, useApiMutation } from "../../api.ts";
import { Failure } from "../../shell/failure.tsx";
import { Loaded } from "../../shell/loaded.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog, Dialog } from "../../ui/dialog.tsx";
import { TextArea, TextField } from "../../ui/field.tsx";
import { formatDateTime, formatDuration, formatFixed } from "../../ui/format.ts";
import { PageHeader, Reading, Section } from "../../ui/page.tsx";
import { StepList } from "./step-list.tsx";

const LISTS = ["listYogaSessions", "getYogaSession", "getYogaStatistics"] as const;

/** /yoga/sessions/:yogaSessionId: how a session went, pose by pose. */
export default function YogaSessionPage() {
  const { yogaSessionId = "" } = useParams();
  const session = useApi("getYogaSession", { params: { yogaSessionId } });
  return (
    <Loaded query={session} whole>
      {(data) => <Detail session={data} />}
    </Loaded>
  );
}

function Detail({ session }: { readonly session: YogaSession }) {
  const { t } = useTranslation("practice");
  const go = useNavigate();
  const [open, setOpen] = useState<"edit" | "remove" | null>(null);
  const remove = useApiMutation("removeYogaSession", ["listYogaSessions", "getYogaStatistics"]);
  const { summary, steps, holds } = session;
  const length = Date.parse(session.finishedAt) - Date.parse(session.startedAt);
  return (
    <>
      <PageHeader
        title={session.title}
        lead={formatDateTime(session.startedAt)}
        back={{ to: "/yoga", label: t("backToYoga") }}
        actions={
          <>
            <Button look="secondary" onClick={() => setOpen("edit")}>
              {t("edit")}
            </Button>
            <Button look="quiet" onClick={() => setOpen("remove")}>
              {t("removeSession")}
            </Button>
          </>
        }
      />
      {remove.isError ? <Failure error={remove.error} /> : null}
      <dl className="grid grid-cols-2 gap-6 pb-10 md:grid-cols-4" data-testid="yoga-session">
        <Reading
          name={t("accuracy")}
          value={summary.accuracy === null ? "–" : formatFixed(summary.accuracy, 0)}
          unit={summary.accuracy === null ? undefined : "%"}
        />
        <Reading
          name={t("inPoses")}
          value={formatDuration(summary.heldSeconds * 1000)}
          detail={t("asked", { time: formatDuration(summary.askedSeconds * 1000) })}
        />
        <Reading name={t("holds")} value={t("completeOf", { complete: summary.complete, holds })} />
        <Reading name={t("length")} value={formatDuration(length)} />
      </dl>
      {session.note ? <p className="measure pb-8 whitespace-pre-line">{session.note}</p> : null}
      <Section title={t("poseByPose")} lead={t("poseByPoseLead")}>
        <StepList steps={steps} />
      </Section>
      {open === "edit" ? <EditDialog session={session} onClose={() => setOpen(null)} /> : null}
      <ConfirmDialog
        open={open === "remove"}
        title={t("removeSession")}
        consequence={t("removeSessionSure")}
        confirm={t("removeSession")}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate(
            { params: { yogaSessionId: session.id } },
            { onSuccess: () => void go("/yoga", { replace: true }) },
          )
        }
        onClose={() => setOpen(null)}
      />
    </>
  );
}

function EditDialog({ session, onClose }: { readonly session: YogaSession; readonly onClose: () => void }) {
  const { t } = useTranslation("practice");
  const { t: tCommon } = useTranslation("common");
  const [title, setTitle] = useState(session.title);
  const [note, setNote] = useState(session.note);
  const change = useApiMutation("changeYogaSession", LISTS);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    change.mutate(
      { params: { yogaSessionId: session.id }, body: { title: title.trim(), note: note.trim() } },
      { onSuccess: onClose },
    );
  };
  return (
    <Dialog
      open
      title={t("editSession")}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {tCommon("action.cancel")}
          </Button>
          <Button type="submit" form="yoga-session" disabled={title.trim() === ""} busy={change.isPending}>
            {t("builder.save")}
          </Button>
        </>
      }
    >
      <form id="yoga-session" noValidate onSubmit={save} className="flex flex-col gap-4">
        {change.isError ? <Failure error={change.error} /> : null}
        <TextField
          label={t("builder.title")}
          value={title}
          maxLength={80}
          onChange={({ target }) => setTitle(target.value)}
        />
        <TextArea
          label={t("note")}
          rows={4}
          value={note}
          maxLength={1000}
          onChange={({ target }) => setNote(target.value)}
        />
      </form>
    </Dialog>
  );
}
