import { POSTURE_MODELS } from "@physiocheck/contracts";
import { POSTURE_VIEWS, type PostureView } from "@physiocheck/motion";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Failure } from "../shell/failure.tsx";
import { Badge } from "../ui/badge.tsx";
import { Button, ButtonLink } from "../ui/button.tsx";
import { CheckField, SelectField } from "../ui/field.tsx";
import { Card, PageHeader } from "../ui/page.tsx";
import { ProgressBar } from "../ui/progress.tsx";
import { CameraTaker } from "./camera-taker.tsx";
import { FileDrop } from "./file-drop.tsx";
import { type Progress, RunningAnalysis, type TakePictures } from "./run-analysis.ts";
import { standIn } from "./stand-in.ts";

const SOURCES = ["file", "camera", "digital_patient"] as const;
type Source = (typeof SOURCES)[number];
type Model = (typeof POSTURE_MODELS)[number];

/** /posture/new: which views, from where, and then one after the other. */
export default function NewPosturePage() {
  const { t } = useTranslation("posture");
  const [views, setViews] = useState<readonly PostureView[]>(["front"]);
  const [source, setSource] = useState<Source>("file");
  const [model, setModel] = useState<Model>("full");
  const [keep, setKeep] = useState(false);
  const [files, setFiles] = useState<Partial<Record<PostureView, File>>>({});
  const [progress, setProgress] = useState<Partial<Record<PostureView, Progress>>>({});
  const [running, setRunning] = useState<RunningAnalysis | null>(null);
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const [lacks, setLacks] = useState(false);

  const take = async (list: readonly (readonly [PostureView, TakePictures])[]): Promise<void> => {
    const analysis =
      running ??
      new RunningAnalysis({ views: [...views], source, model, keepPictures: keep }, (view, each) =>
        setProgress((before) => ({ ...before, [view]: each })),
      );
    setRunning(analysis);
    setBusy(true);
    setFailure(null);
    try {
      for (const [view, pictures] of list) await analysis.take(view, pictures);
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  const go = (): void => {
    const missing = source === "file" && views.some((view) => !files[view]);
    setLacks(missing);
    if (missing) return;
    void take(views.map((view) => [view, async () => [await pictureFor(view)]] as const));
  };
  const pictureFor = async (view: PostureView): Promise<Blob> => {
    if (source === "digital_patient") return standIn(view);
    const file = files[view];
    if (!file) throw new Error("no file");
    return file;
  };
  const left = views.filter((view) => progress[view]?.state !== "done");

  return (
    <>
      <PageHeader title={t("new.title")} back={{ to: "/posture", label: t("back") }} />
      <div className="flex max-w-3xl flex-col gap-6">
        <fieldset disabled={running !== null} className="flex flex-col gap-3">
          <legend className="pb-2 text-lg font-semibold">{t("new.which")}</legend>
          <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
            {POSTURE_VIEWS.map((view) => (
              <CheckField
                key={view}
                label={t(`view.${view}`)}
                checked={views.includes(view)}
                onChange={({ target }) =>
                  setViews(
                    POSTURE_VIEWS.filter((one) => (one === view ? target.checked : views.includes(one))),
                  )
                }
              />
            ))}
          </div>
        </fieldset>
        <div className="grid gap-4 md:grid-cols-2">
          <SelectField
            label={t("new.from")}
            value={source}
            disabled={running !== null}
            onChange={({ target }) => setSource(SOURCES.find((one) => one === target.value) ?? "file")}
          >
            {SOURCES.map((one) => (
              <option key={one} value={one}>
                {t(`new.fromOf.${one}`)}
              </option>
            ))}
          </SelectField>
          <SelectField
            label={t("new.model")}
            hint={t("new.modelHint")}
            value={model}
            disabled={running !== null}
            onChange={({ target }) => setModel(POSTURE_MODELS.find((one) => one === target.value) ?? "full")}
          >
            {POSTURE_MODELS.map((one) => (
              <option key={one} value={one}>
                {t(`new.models.${one}`)}
              </option>
            ))}
          </SelectField>
        </div>
        <CheckField
          label={t("new.keep")}
          hint={t("new.keepHint")}
          checked={keep}
          disabled={running !== null}
          onChange={({ target }) => setKeep(target.checked)}
        />
        {source === "file" ? (
          <div className="grid gap-4 md:grid-cols-2">
            {left.map((view) => (
              <FileDrop
                key={view}
                label={t("new.file", { view: t(`view.${view}`) })}
                file={files[view] ?? null}
                onFile={(file) => setFiles((before) => ({ ...before, [view]: file }))}
              />
            ))}
          </div>
        ) : null}
        {source === "camera" ? (
          <CameraTaker views={left} busy={busy} onTaken={(view, pictures) => take([[view, pictures]])} />
        ) : (
          <div className="flex flex-wrap items-center gap-4">
            {left.length > 0 ? (
              <Button
                size="lg"
                data-testid="posture-go"
                busy={busy}
                disabled={views.length === 0}
                onClick={go}
              >
                {running ? t("new.again") : t("new.go")}
              </Button>
            ) : null}
            {lacks ? <p role="alert">{t("new.needFiles")}</p> : null}
          </div>
        )}
        {failure ? <Failure error={failure} /> : null}
        {running ? (
          <Card>
            <ul className="flex flex-col gap-3" aria-live="polite">
              {views.map((view) => (
                <ViewProgress key={view} view={view} progress={progress[view] ?? { state: "waiting" }} />
              ))}
            </ul>
          </Card>
        ) : null}
        {running && !busy && Object.values(progress).some(({ state }) => state === "done") ? (
          <ButtonLink to={`/posture/${running.id}`} size="lg" data-testid="posture-result">
            {t("new.result")}
          </ButtonLink>
        ) : null}
      </div>
    </>
  );
}

function ViewProgress({ view, progress }: { readonly view: PostureView; readonly progress: Progress }) {
  const { t } = useTranslation("posture");
  const name = t(`view.${view}`);
  if (progress.state === "working")
    return (
      <li>
        <ProgressBar value={null} label={t("new.working", { view: name })} />
      </li>
    );
  return (
    <li data-testid={`posture-progress-${view}`} data-state={progress.state}>
      <Badge
        meaning={progress.state === "done" ? "good" : progress.state === "failed" ? "attention" : "neutral"}
      >
        {progress.state === "failed"
          ? t("new.failed", { view: name, reason: t(`failure.${progress.reason}`) })
          : t(`new.${progress.state}`, { view: name })}
      </Badge>
    </li>
  );
}
