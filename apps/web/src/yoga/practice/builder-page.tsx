import { HOLD_SECONDS, MOST_PRACTICE_POSES, type Practice } from "@physiocheck/contracts";
import { practiceSeconds, READY_PRACTICES, YOGA_POSES, type YogaPoseId } from "@physiocheck/motion";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams, useSearchParams } from "react-router-dom";
import { uuidv7 } from "uuidv7";
import { useApi, useApiMutation } from "../../api.ts";
import { Failure } from "../../shell/failure.tsx";
import { Loaded } from "../../shell/loaded.tsx";
import { Button } from "../../ui/button.tsx";
import { ConfirmDialog } from "../../ui/dialog.tsx";
import { FieldError, focusFirstInvalid, TextArea, TextField } from "../../ui/field.tsx";
import { PageHeader, Section } from "../../ui/page.tsx";
import { toast } from "../../ui/toast.tsx";
import { PoseFigure } from "../pose-figure.tsx";
import { isReady } from "./known-practice.ts";
import { PracticeItems, type PracticeItem } from "./practice-items.tsx";

const USUAL_SECONDS = 20;
const LISTS = ["listPractices", "getPractice"] as const;

/** /yoga/practices/new and /yoga/practices/:practiceId: putting a practice together. `?from=` starts with one of the app's. */
export default function BuilderPage() {
  const { practiceId } = useParams();
  const [search] = useSearchParams();
  const { t } = useTranslation("practice");
  const own = useApi(
    "getPractice",
    { params: { practiceId: practiceId ?? "" } },
    { enabled: practiceId !== undefined },
  );
  if (practiceId !== undefined)
    return (
      <Loaded query={own} whole>
        {(practice) => <Builder key={practice.id} practice={practice} />}
      </Loaded>
    );
  const from = search.get("from") ?? "";
  return (
    <Builder
      practice={
        isReady(from)
          ? { title: t(`ready.${from}.title`), note: "", poses: [...READY_PRACTICES[from]] }
          : { title: "", note: "", poses: [] }
      }
    />
  );
}

type Draft = Pick<Practice, "title" | "note" | "poses"> & { readonly id?: string };

function Builder({ practice }: { readonly practice: Draft }) {
  const { t } = useTranslation(["practice", "yoga"]);
  const go = useNavigate();
  const [newId] = useState(uuidv7);
  const [title, setTitle] = useState(practice.title);
  const [note, setNote] = useState(practice.note);
  const [items, setItems] = useState<readonly PracticeItem[]>(() =>
    practice.poses.map(({ pose, seconds }) => ({ id: uuidv7(), pose, seconds: String(seconds) })),
  );
  const [shown, setShown] = useState(false);
  const [asks, setAsks] = useState(false);
  const create = useApiMutation("createPractice", LISTS);
  const change = useApiMutation("changePractice", LISTS);
  const remove = useApiMutation("removePractice", ["listPractices"]);
  const poses = items.map(({ pose, seconds }) => ({ pose, seconds: Number(seconds) }));
  const fits = (seconds: number): boolean =>
    Number.isInteger(seconds) && seconds >= HOLD_SECONDS.least && seconds <= HOLD_SECONDS.most;
  const wrong = new Set(items.filter(({ seconds }) => !fits(Number(seconds))).map(({ id }) => id));
  const isFine = title.trim() !== "" && items.length > 0 && wrong.size === 0;
  const save = (event: FormEvent<HTMLFormElement>): void => {
    event.preventDefault();
    setShown(true);
    if (!isFine) {
      focusFirstInvalid(event.currentTarget);
      return;
    }
    const body = { title: title.trim(), note: note.trim(), poses };
    const onSuccess = (): void => {
      toast(t("practice:builder.saved"), "good");
      void go("/yoga");
    };
    if (practice.id === undefined) create.mutate({ body: { id: newId, ...body } }, { onSuccess });
    else change.mutate({ params: { practiceId: practice.id }, body }, { onSuccess });
  };
  const add = (pose: YogaPoseId): void =>
    setItems((before) => [...before, { id: uuidv7(), pose, seconds: String(USUAL_SECONDS) }]);
  const failed = create.error ?? change.error ?? remove.error;
  return (
    <>
      <PageHeader
        title={t(practice.id === undefined ? "practice:builder.new" : "practice:builder.edit")}
        lead={t("practice:builder.lead")}
        back={{ to: "/yoga", label: t("practice:backToYoga") }}
        actions={
          practice.id === undefined ? null : (
            <Button look="quiet" onClick={() => setAsks(true)}>
              {t("practice:builder.remove")}
            </Button>
          )
        }
      />
      {failed ? <Failure error={failed} /> : null}
      <form noValidate onSubmit={save} className="flex flex-col gap-8">
        <div className="grid gap-6 md:grid-cols-2">
          <TextField
            label={t("practice:builder.title")}
            value={title}
            maxLength={80}
            error={shown && title.trim() === "" ? t("practice:builder.titleMissing") : undefined}
            onChange={({ target }) => setTitle(target.value)}
          />
          <TextArea
            label={t("practice:builder.note")}
            value={note}
            maxLength={500}
            rows={2}
            onChange={({ target }) => setNote(target.value)}
          />
        </div>
        <Section
          className="pb-0"
          title={t("practice:builder.poses")}
          lead={
            items.length === 0
              ? undefined
              : t("practice:minutes", {
                  count: Math.max(
                    1,
                    Math.round(practiceSeconds(poses.filter((one) => fits(one.seconds))) / 60),
                  ),
                })
          }
        >
          {items.length === 0 ? (
            <p className="measure rounded-xl border border-dashed border-line-strong/50 p-6 text-ink-soft">
              {t("practice:builder.empty")}
            </p>
          ) : (
            <PracticeItems items={items} wrong={shown ? wrong : new Set()} onItems={setItems} />
          )}
          <FieldError>{shown && items.length === 0 ? t("practice:builder.posesMissing") : null}</FieldError>
        </Section>
        <div className="sticky bottom-20 z-10 flex flex-wrap gap-3 rounded-xl bg-paper/95 py-3 lg:bottom-0">
          <Button type="submit" size="lg" busy={create.isPending || change.isPending}>
            {t("practice:builder.save")}
          </Button>
        </div>
        <Section title={t("practice:builder.add")} lead={t("practice:builder.addLead")}>
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3 lg:grid-cols-5">
            {YOGA_POSES.map((pose) => (
              <li key={pose.id}>
                <button
                  type="button"
                  disabled={items.length >= MOST_PRACTICE_POSES}
                  onClick={() => add(pose.id)}
                  className="flex size-full flex-col gap-1 rounded-xl border border-line bg-surface p-3 text-start transition-colors hover:border-accent disabled:opacity-50"
                >
                  <PoseFigure pose={pose} />
                  <span className="font-medium">
                    <span className="sr-only">{t("practice:builder.addOne")} </span>
                    {t(`yoga:poses.${pose.id}.name`)}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </Section>
      </form>
      <ConfirmDialog
        open={asks}
        title={t("practice:builder.remove")}
        consequence={t("practice:builder.removeSure")}
        confirm={t("practice:builder.remove")}
        busy={remove.isPending}
        onConfirm={() =>
          remove.mutate({ params: { practiceId: practice.id ?? "" } }, { onSuccess: () => void go("/yoga") })
        }
        onClose={() => setAsks(false)}
      />
    </>
  );
}
