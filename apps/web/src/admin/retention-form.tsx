import type { Retention } from "@physiocheck/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/dialog.tsx";
import { CheckField, focusFirstInvalid, TextField } from "../ui/field.tsx";
import { useSaved } from "./use-saved.ts";

type Class = keyof Retention;
/** What can be kept for how long, and the fewest days; the same limits as the contract's. */
const CLASSES: readonly {
  readonly name: Class;
  readonly least: number;
  readonly ever: boolean;
  readonly hint?: "recordingsHint" | "tracesHint" | "auditHint";
}[] = [
  { name: "recordings", least: 1, ever: false, hint: "recordingsHint" },
  { name: "traces", least: 7, ever: true, hint: "tracesHint" },
  { name: "notices", least: 7, ever: true },
  { name: "signIns", least: 1, ever: false },
  { name: "audit", least: 365, ever: true, hint: "auditHint" },
];
/** Longest that can be asked for: a hundred years. */
const MOST = 36_500;

type Draft = Record<Class, string>;

/** Days per class of data; shortening asks first, because the night makes it final. */
export function RetentionForm({ retention }: { readonly retention: Retention }) {
  const { t } = useTranslation("admin");
  const [draft, setDraft] = useState<Draft>(() => draftOf(retention));
  const [checked, setChecked] = useState(false);
  const [asking, setAsking] = useState(false);
  const save = useApiMutation("putRetention", ["getSettings"]);
  const saved = useSaved();
  const wrong = ({ name, least }: (typeof CLASSES)[number]): boolean => {
    const text = draft[name];
    return text !== EVER && !(/^\d{1,6}$/.test(text) && Number(text) >= least && Number(text) <= MOST);
  };
  const store = () =>
    save.mutate(
      { body: valueOf(draft) },
      {
        onSuccess: (settings) => {
          setAsking(false);
          saved.onSuccess(settings);
        },
        onError: (error) => {
          setAsking(false);
          saved.onError(error);
        },
      },
    );
  return (
    <form
      noValidate
      className="flex max-w-2xl flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        setChecked(true);
        if (CLASSES.some(wrong)) focusFirstInvalid(event.currentTarget);
        else if (CLASSES.some(({ name }) => isShorter(valueOf(draft)[name], retention[name])))
          setAsking(true);
        else store();
      }}
    >
      {CLASSES.map((one) => {
        const { name, least, ever, hint } = one;
        const forever = draft[name] === EVER;
        return (
          <div key={name} className="grid items-end gap-x-6 gap-y-2 sm:grid-cols-2">
            <TextField
              label={t(`clinic.${name}`)}
              hint={hint ? t(`clinic.${hint}`) : undefined}
              inputMode="numeric"
              unit={t("clinic.days")}
              disabled={forever}
              value={forever ? "" : draft[name]}
              error={checked && wrong(one) ? t("clinic.daysWrong", { least }) : undefined}
              onChange={(event) => setDraft({ ...draft, [name]: event.target.value.trim() })}
            />
            {ever ? (
              <CheckField
                className="pb-3"
                label={t("clinic.forever")}
                aria-label={`${t("clinic.forever")}: ${t(`clinic.${name}`)}`}
                checked={forever}
                onChange={(event) =>
                  setDraft({ ...draft, [name]: event.target.checked ? EVER : String(Math.max(least, 730)) })
                }
              />
            ) : null}
          </div>
        );
      })}
      <div>
        <Button type="submit" busy={save.isPending}>
          {t("clinic.save")}
        </Button>
      </div>
      <ConfirmDialog
        open={asking}
        title={t("clinic.shorter")}
        consequence={t("clinic.shorterConsequence")}
        confirm={t("clinic.shorterConfirm")}
        busy={save.isPending}
        onClose={() => setAsking(false)}
        onConfirm={store}
      />
    </form>
  );
}

/** In a draft: kept for ever. */
const EVER = "ever";

function draftOf(retention: Retention): Draft {
  const texts = CLASSES.map(({ name }) => [name, String(retention[name] ?? EVER)] as const);
  return Object.fromEntries(texts) as Draft;
}

function valueOf(draft: Draft): Retention {
  const values = CLASSES.map(
    ({ name }) => [name, draft[name] === EVER ? null : Number(draft[name])] as const,
  );
  return Object.fromEntries(values) as Retention;
}

function isShorter(now: number | null, before: number | null): boolean {
  return (now ?? Number.POSITIVE_INFINITY) < (before ?? Number.POSITIVE_INFINITY);
}
