import { useState } from "react";
import { useTranslation } from "react-i18next";
import { DELEGATES, loadPreferences, type ModelWish, POSE_VARIANTS } from "../pose/index.ts";
import type { UsedSource } from "../source/use-source.ts";
import { SelectField } from "../ui/field.tsx";

/** Which network runs and where; remembered on this device. */
export function ModelChoiceFields({ used }: { readonly used: UsedSource | null }) {
  const { t } = useTranslation("camera");
  const [wish, setWish] = useState<ModelWish>(() => loadPreferences().wish);
  const change = (next: ModelWish): void => {
    setWish(next);
    void used?.pipeline.changeModel(next);
  };
  return (
    <div className="grid grid-cols-2 gap-3">
      <SelectField
        label={t("choose.model")}
        value={wish.variant}
        disabled={!used}
        onChange={(event) => change({ ...wish, variant: event.target.value as ModelWish["variant"] })}
      >
        {(["auto", ...POSE_VARIANTS] as const).map((variant) => (
          <option key={variant} value={variant}>
            {t(`choose.${variant}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("choose.delegate")}
        value={wish.delegate}
        disabled={!used}
        onChange={(event) => change({ ...wish, delegate: event.target.value as ModelWish["delegate"] })}
      >
        {(["auto", ...DELEGATES] as const).map((delegate) => (
          <option key={delegate} value={delegate}>
            {t(`choose.${delegate}`)}
          </option>
        ))}
      </SelectField>
    </div>
  );
}
