import { useId } from "react";
import { useTranslation } from "react-i18next";

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
      className="flex flex-col gap-2 rounded-xl border-2 border-dashed border-line p-4"
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
      <input
        id={id}
        type="file"
        accept="image/*,video/mp4,video/quicktime"
        className="min-w-0 text-sm"
        onChange={({ target }) => {
          const chosen = target.files?.[0];
          if (chosen) onFile(chosen);
        }}
      />
    </div>
  );
}
