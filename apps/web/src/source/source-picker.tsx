import type { FaultKind } from "@physiocheck/digital-patient";
import { Camera, FileVideo, PersonStanding, type LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { listCameras, onCamerasChanged, savePreferences } from "../pose/index.ts";
import { cx } from "../ui/cx.ts";
import { SelectField } from "../ui/field.tsx";
import type { PatientSettings } from "./patient-source.ts";
import {
  type Performed,
  type SourceChoice,
  type SourceKind,
  usualCamera,
  usualPatient,
} from "./source-choice.ts";

type Choosing = {
  readonly exercise: Performed;
  readonly choice: SourceChoice | null;
  readonly onChoice: (choice: SourceChoice) => void;
};

/** Camera, video file or digital patient, and what can be said about each. Needs the catalogue `session`. */
export function SourcePicker({ exercise, choice, onChoice }: Choosing) {
  const { t } = useTranslation("session");
  const fileInput = useId();
  return (
    <fieldset className="flex flex-col gap-4">
      <legend className="sr-only">{t("device.title")}</legend>
      <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-1">
        <Tile
          kind="camera"
          Icon={Camera}
          isChosen={choice?.kind === "camera"}
          hint={t("device.cameraHint")}
          onPress={() => onChoice(usualCamera())}
        >
          {t("device.camera")}
        </Tile>
        <Tile
          kind="patient"
          Icon={PersonStanding}
          isChosen={choice?.kind === "patient"}
          hint={t("device.patientHint")}
          onPress={() => onChoice(usualPatient(exercise))}
        >
          {t("device.patient")}
        </Tile>
        <Tile
          kind="file"
          Icon={FileVideo}
          isChosen={choice?.kind === "file"}
          hint={
            choice?.kind === "file"
              ? t("device.fileChosen", { name: choice.file.name })
              : t("device.fileHint")
          }
          onPress={() => document.getElementById(fileInput)?.click()}
        >
          {t("device.file")}
        </Tile>
      </div>
      <input
        id={fileInput}
        data-testid="source-file-input"
        type="file"
        accept="video/*"
        tabIndex={-1}
        aria-label={t("device.chooseFile")}
        className="sr-only"
        onChange={(event) => {
          const file = event.target.files?.[0];
          if (file) onChoice({ kind: "file", file });
        }}
      />
      {choice?.kind === "camera" ? <CameraChoice choice={choice} onChoice={onChoice} /> : null}
      {choice?.kind === "patient" ? (
        <PatientChoice
          settings={choice.settings}
          onChange={(settings) => onChoice({ kind: "patient", settings })}
        />
      ) : null}
    </fieldset>
  );
}

function Tile({
  kind,
  Icon,
  isChosen,
  hint,
  onPress,
  children,
}: {
  readonly kind: SourceKind;
  readonly Icon: LucideIcon;
  readonly isChosen: boolean;
  readonly hint: string;
  readonly onPress: () => void;
  readonly children: ReactNode;
}) {
  return (
    <button
      type="button"
      data-testid={`source-${kind}`}
      aria-pressed={isChosen}
      onClick={onPress}
      className={cx(
        "flex min-h-16 items-center gap-4 rounded-lg border px-4 py-3 text-start transition-colors",
        isChosen ? "border-accent bg-accent-soft" : "border-line-strong bg-surface hover:border-accent",
      )}
    >
      <Icon aria-hidden className={cx("size-7 shrink-0", isChosen ? "text-accent" : "text-ink-soft")} />
      <span className="flex min-w-0 flex-col">
        <span className="font-semibold">{children}</span>
        <span className="text-sm break-words text-ink-soft">{hint}</span>
      </span>
    </button>
  );
}

function CameraChoice({
  choice,
  onChoice,
}: {
  readonly choice: Extract<SourceChoice, { kind: "camera" }>;
  readonly onChoice: (choice: SourceChoice) => void;
}) {
  const { t } = useTranslation("session");
  const [cameras, setCameras] = useState<readonly MediaDeviceInfo[]>([]);
  useEffect(() => {
    let isHere = true;
    const read = async (): Promise<void> => {
      const found = await listCameras().catch(() => []);
      if (isHere) setCameras(found);
    };
    void read();
    const leave = onCamerasChanged(() => void read());
    // Names are told only after permission, which may come a moment later.
    const later = setTimeout(() => void read(), 3000);
    return () => {
      isHere = false;
      clearTimeout(later);
      leave();
    };
  }, []);
  if (cameras.length < 2) return null;
  return (
    <SelectField
      label={t("device.whichCamera")}
      value={choice.deviceId ?? ""}
      onChange={(event) => {
        const deviceId = event.target.value || null;
        savePreferences({ deviceId, facing: null });
        onChoice({ kind: "camera", deviceId, facing: null });
      }}
    >
      <option value="">{t("device.defaultCamera")}</option>
      {cameras
        .filter((camera) => camera.deviceId)
        .map((camera, index) => (
          <option key={camera.deviceId} value={camera.deviceId}>
            {camera.label || t("device.otherCamera", { number: index + 1 })}
          </option>
        ))}
    </SelectField>
  );
}

const YAWS = [
  [0, "device.viewFront"],
  [45, "device.viewDiagonal"],
  [90, "device.viewSide"],
] as const;

const TEMPOS = [2, 3, 4, 6] as const;

const FAULTS = [
  ["shallow", "fault.shallow"],
  ["too_fast", "fault.tooFast"],
  ["trunk_lean", "fault.trunkLean"],
  ["knee_inward", "fault.kneeInward"],
  ["asymmetric", "fault.asymmetric"],
] as const satisfies readonly (readonly [FaultKind, string])[];

function PatientChoice({
  settings,
  onChange,
}: {
  readonly settings: PatientSettings;
  readonly onChange: (settings: PatientSettings) => void;
}) {
  const { t } = useTranslation("session");
  return (
    <div className="grid gap-3 sm:grid-cols-3 lg:grid-cols-1">
      <SelectField
        label={t("device.view")}
        value={settings.yaw}
        onChange={(event) => onChange({ ...settings, yaw: Number(event.target.value) })}
      >
        {YAWS.map(([yaw, name]) => (
          <option key={yaw} value={yaw}>
            {t(name)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("device.tempo")}
        value={settings.repSeconds ?? ""}
        onChange={(event) => onChange({ ...settings, repSeconds: Number(event.target.value) || null })}
      >
        <option value="">{t("device.tempoUsual")}</option>
        {TEMPOS.map((seconds) => (
          <option key={seconds} value={seconds}>
            {t("device.tempoSeconds", { seconds })}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("device.fault")}
        value={settings.fault ?? ""}
        onChange={(event) => {
          const fault = FAULTS.find(([kind]) => kind === event.target.value)?.[0] ?? null;
          onChange({ ...settings, fault });
        }}
      >
        <option value="">{t("fault.none")}</option>
        {FAULTS.map(([kind, name]) => (
          <option key={kind} value={kind}>
            {t(name)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
