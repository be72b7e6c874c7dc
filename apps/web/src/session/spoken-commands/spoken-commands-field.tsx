import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../ui/button.tsx";
import { CheckField } from "../../ui/field.tsx";
import { fetchLanguage, type Hearing, hearingOf, recognitionClass } from "./on-device-speech.ts";

type Found = Hearing | { readonly name: "asking" | "fetching" };

/** The choice to be listened to. Only where the browser understands speech by itself: no sound leaves the device. */
export function SpokenCommandsField({
  isOn,
  onChange,
}: {
  readonly isOn: boolean;
  readonly onChange: (isOn: boolean) => void;
}) {
  const { t, i18n } = useTranslation("session");
  const { language } = i18n;
  const [found, setFound] = useState<Found>({ name: "asking" });
  const isPossible = recognitionClass() !== null;

  useEffect(() => {
    if (!isOn || !isPossible) return;
    let isHere = true;
    const tell = (next: Found): void => {
      if (isHere) setFound(next);
    };
    tell({ name: "asking" });
    hearingOf(language).then(tell, () => tell({ name: "missing" }));
    return () => {
      isHere = false;
    };
  }, [isOn, isPossible, language]);

  if (!isPossible) return null;
  const isMissing = isOn && found.name === "missing";
  return (
    <div className="flex flex-col gap-2">
      <CheckField
        label={t("commands.listen")}
        hint={t("commands.private")}
        error={isMissing ? t("commands.missing") : undefined}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {isOn && (found.name === "to_fetch" || found.name === "fetching") ? (
        <div className="flex flex-col items-start gap-2 ps-9">
          <p className="measure text-sm">{t("commands.toFetch")}</p>
          <Button
            look="secondary"
            busy={found.name === "fetching"}
            onClick={() => {
              if (found.name !== "to_fetch") return;
              const { tag } = found;
              setFound({ name: "fetching" });
              void fetchLanguage(tag)
                .catch(() => false)
                .then((isThere) => setFound(isThere ? { name: "ready", tag } : { name: "missing" }));
            }}
          >
            {t("commands.fetch")}
          </Button>
        </div>
      ) : null}
    </div>
  );
}
