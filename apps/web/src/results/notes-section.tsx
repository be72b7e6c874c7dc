import type { SessionNote } from "@physiocheck/contracts";
import { Eye, EyeOff } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { CheckField, SelectField, TextArea } from "../ui/field.tsx";
import { formatDateTime, formatDuration } from "../ui/format.ts";
import { Card, Section } from "../ui/page.tsx";

const REFRESHES = ["getReview"] as const;

/** The notes on a session that the reader may read; the physician writes, shares and removes their own. */
export function NotesSection({
  sessionId,
  notes,
  userId,
  physician,
  moment,
  onMoment,
}: {
  readonly sessionId: string;
  readonly notes: readonly SessionNote[];
  readonly userId: string;
  readonly physician: boolean;
  /** The repetition that is chosen: a note may be about its peak. Null for none. */
  readonly moment: { readonly number: number; readonly t: number } | null;
  /** Somebody wants to see the moment that a note speaks of. */
  readonly onMoment: (t: number) => void;
}) {
  const { t } = useTranslation("review");
  if (notes.length === 0 && !physician) return null;
  return (
    <Section
      title={physician ? t("notes.title") : t("notes.titlePatient")}
      lead={physician ? t("notes.lead") : t("notes.leadPatient")}
    >
      <Card className="flex flex-col gap-6">
        {notes.length === 0 ? <p className="text-ink-soft">{t("notes.empty")}</p> : null}
        <ul className="flex flex-col gap-5">
          {notes.map((note) => (
            <li key={note.id} data-testid="session-note" className="flex flex-col gap-2">
              <p className="measure whitespace-pre-line">{note.text}</p>
              <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-sm text-ink-soft">
                <span>
                  {t("notes.by", {
                    name: note.author.name,
                    time: formatDateTime(note.changedAt ?? note.createdAt),
                  })}
                </span>
                {note.t === null ? null : (
                  <button
                    type="button"
                    aria-label={t("notes.atShow", { time: formatDuration(note.t) })}
                    onClick={() => onMoment(note.t ?? 0)}
                    className="min-h-11 rounded-md px-2 font-medium text-accent hover:bg-accent-soft"
                  >
                    {t("notes.at", { time: formatDuration(note.t) })}
                  </button>
                )}
                {physician && note.author.id === userId ? <Own sessionId={sessionId} note={note} /> : null}
              </div>
            </li>
          ))}
        </ul>
        {physician ? <NewNote sessionId={sessionId} moment={moment} /> : null}
      </Card>
    </Section>
  );
}

function Own({ sessionId, note }: { readonly sessionId: string; readonly note: SessionNote }) {
  const { t } = useTranslation("review");
  const change = useApiMutation("changeSessionNote", REFRESHES);
  const remove = useApiMutation("removeSessionNote", REFRESHES);
  const [isAsking, setAsking] = useState(false);
  const params = { sessionId, noteId: note.id };
  const { text, shared } = note;
  return (
    <>
      <span className="inline-flex items-center gap-1.5">
        {shared ? <Eye aria-hidden className="size-4" /> : <EyeOff aria-hidden className="size-4" />}
        {shared ? t("notes.isShared") : t("notes.isPrivate")}
      </span>
      <Button
        look="quiet"
        size="sm"
        busy={change.isPending}
        onClick={() => change.mutate({ params, body: { text, shared: !shared } })}
      >
        {shared ? t("notes.hide") : t("notes.share")}
      </Button>
      <Button look="quiet" size="sm" onClick={() => setAsking(true)}>
        {t("notes.remove")}
      </Button>
      <ConfirmDialog
        open={isAsking}
        title={t("notes.removeTitle")}
        consequence={t("notes.removeConsequence")}
        confirm={t("notes.remove")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ params }, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </>
  );
}

function NewNote({
  sessionId,
  moment,
}: {
  readonly sessionId: string;
  readonly moment: { readonly number: number; readonly t: number } | null;
}) {
  const { t } = useTranslation("review");
  const { t: tCommon } = useTranslation("common");
  const add = useApiMutation("addSessionNote", REFRESHES);
  const [text, setText] = useState("");
  const [isAboutRep, setAboutRep] = useState(false);
  const [shared, setShared] = useState(true);
  const [isMissing, setMissing] = useState(false);
  const save = (event: FormEvent): void => {
    event.preventDefault();
    setMissing(text.trim() === "");
    if (text.trim() === "") return;
    const at = isAboutRep && moment ? moment.t : null;
    add.mutate({ params: { sessionId }, body: { text, t: at, shared } }, { onSuccess: () => setText("") });
  };
  return (
    <form onSubmit={save} noValidate className="flex flex-col gap-4 border-t border-line pt-6">
      <TextArea
        label={t("notes.text")}
        rows={3}
        value={text}
        maxLength={2000}
        error={isMissing ? t("notes.missing") : undefined}
        onChange={(event) => setText(event.target.value)}
      />
      {moment ? (
        <SelectField
          label={t("notes.about")}
          className="max-w-md"
          value={isAboutRep ? "rep" : "session"}
          onChange={(event) => setAboutRep(event.target.value === "rep")}
        >
          <option value="session">{t("notes.aboutSession")}</option>
          <option value="rep">
            {t("notes.aboutRep", { number: moment.number, time: formatDuration(moment.t) })}
          </option>
        </SelectField>
      ) : null}
      <CheckField
        label={t("notes.shared")}
        checked={shared}
        onChange={(event) => setShared(event.target.checked)}
      />
      <Button type="submit" className="self-start" busy={add.isPending}>
        {t("notes.add")}
      </Button>
      {add.isError ? (
        <Notice meaning="stop" alert>
          {failureText(add.error, tCommon)}
        </Notice>
      ) : null}
    </form>
  );
}
