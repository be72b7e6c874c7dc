import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FileInput } from "../ui/field.tsx";

/** One file, chosen or dropped. */
export function FileDrop({
  label,
  file,
  onFile,
}: {
  readonly label: string;
  readonly file: File | null;
  readonly onFile: (file: File) => void;
}) {
  const { t } = useTranslation("posture");
  const id = useId();
  return (
    <div
      className="flex min-w-0 flex-col gap-2 rounded-xl border-2 border-dashed border-line p-4"
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault();
        const [dropped] = event.dataTransfer.files;
        if (dropped) onFile(dropped);
      }}
    >
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <p className="text-sm text-ink-soft">{file ? file.name : t("new.drop")}</p>
      <FileInput
        id={id}
        accept="image/*,video/mp4,video/quicktime"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
    </div>
  );
}
