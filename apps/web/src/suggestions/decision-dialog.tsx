import { useId, useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { TextField } from "../ui/field.tsx";

/** Asks for one line (a name, a reason) before something is done with a suggestion. */
export function DecisionDialog({
  title,
  lead,
  label,
  hint,
  missing,
  initial = "",
  maxLength,
  confirm,
  busy,
  onConfirm,
  onClose,
}: {
  readonly title: string;
  readonly lead: string;
  readonly label: string;
  readonly hint?: string;
  /** Said where the line is empty. */
  readonly missing: string;
  readonly initial?: string;
  readonly maxLength: number;
  readonly confirm: string;
  readonly busy: boolean;
  readonly onConfirm: (text: string) => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("common");
  const form = useId();
  const [text, setText] = useState(initial);
  const [asked, setAsked] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === "") return;
    setFailure(null);
    onConfirm(text.trim()).catch((error: unknown) => setFailure(failureText(error, t)));
  };
  return (
    <Dialog
      open
      title={title}
      onClose={onClose}
      actions={
        <>
          <Button look="secondary" onClick={onClose}>
            {t("action.cancel")}
          </Button>
          <Button type="submit" form={form} busy={busy}>
            {confirm}
          </Button>
        </>
      }
    >
      <p className="measure text-ink-soft">{lead}</p>
      <form id={form} noValidate onSubmit={submit}>
        <TextField
          label={label}
          hint={hint}
          value={text}
          maxLength={maxLength}
          onChange={(event) => setText(event.target.value)}
          error={asked && text.trim() === "" ? missing : undefined}
        />
      </form>
      {failure === null ? null : (
        <Notice meaning="stop" alert>
          {failure}
        </Notice>
      )}
    </Dialog>
  );
}
