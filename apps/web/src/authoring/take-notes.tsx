import type { AuthoringNote } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Notice } from "../ui/badge.tsx";

/** What the physician should know about a take that made an exercise. */
export function TakeNotes({ notes }: { readonly notes: readonly AuthoringNote[] }) {
  const { t } = useTranslation(["authoring", "results"]);
  if (notes.length === 0) return null;
  return (
    <Notice meaning="info">
      <ul className="flex flex-col gap-1">
        {notes.map(({ code, movement, value }) => (
          <li key={`${code}-${movement ?? ""}`}>
            {t(`note.${code}`, {
              value: value ?? 0,
              count: value ?? 0,
              movement: movement ? t(`results:movement.${movement}`) : "",
            })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
