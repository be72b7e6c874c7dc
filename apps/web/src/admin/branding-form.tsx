import type { Branding } from "@physiocheck/contracts";
import { accentPalette, type AccentTokens } from "@physiocheck/contracts/accent";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useApiMutation } from "../api.ts";
import { CheckField, TextField } from "../ui/field.tsx";
import { RulesForm } from "./rules-form.tsx";
import { useSaved } from "./use-saved.ts";

/** The product's own accent: where a choice begins. */
const TEAL = "#0b6e69";
const GROUNDS = { light: "#ffffff", dark: "#141d1b" } as const;

/** Name and colour, with a look at what becomes of the colour. */
export function BrandingForm({ branding }: { readonly branding: Branding }) {
  const { t } = useTranslation("admin");
  const [clinicName, setName] = useState(branding.clinicName);
  const [accent, setAccent] = useState(branding.accent);
  const save = useApiMutation("putBranding", ["getSettings"]);
  const saved = useSaved();
  return (
    <RulesForm
      busy={save.isPending}
      onSave={() => {
        save.mutate({ body: { clinicName, accent } }, saved);
      }}
    >
      <TextField
        label={t("clinic.name")}
        hint={t("clinic.nameHint")}
        maxLength={60}
        value={clinicName}
        onChange={(event) => setName(event.target.value)}
      />
      <CheckField
        label={t("clinic.ownColour")}
        checked={accent !== null}
        onChange={(event) => setAccent(event.target.checked ? TEAL : null)}
      />
      {accent === null ? null : (
        <div className="flex flex-col gap-3">
          <label className="flex items-center gap-3">
            <span className="font-medium">{t("clinic.colour")}</span>
            <input
              type="color"
              value={accent}
              onChange={(event) => setAccent(event.target.value.toLowerCase())}
              className="h-12 w-20 cursor-pointer rounded-md border border-line-strong bg-surface p-1"
            />
          </label>
          <p className="measure text-sm text-ink-soft">{t("clinic.adjusted")}</p>
          <div className="grid grid-cols-2 gap-4">
            {(["light", "dark"] as const).map((scheme) => (
              <Sample
                key={scheme}
                name={t(`clinic.${scheme}`)}
                ground={GROUNDS[scheme]}
                tokens={accentPalette(accent)[scheme]}
              />
            ))}
          </div>
        </div>
      )}
    </RulesForm>
  );
}

function Sample({
  name,
  ground,
  tokens,
}: {
  readonly name: string;
  readonly ground: string;
  readonly tokens: AccentTokens;
}) {
  const { t } = useTranslation("admin");
  return (
    <figure className="flex flex-col gap-2">
      <div
        className="flex flex-wrap items-center gap-4 rounded-lg border border-line p-4"
        style={{ background: ground }}
      >
        <span
          className="rounded-md px-4 py-2 font-semibold"
          style={{ background: tokens.accent, color: tokens.onAccent }}
        >
          {t("clinic.sample")}
        </span>
        <span className="font-medium underline underline-offset-4" style={{ color: tokens.accent }}>
          {t("clinic.sampleText")}
        </span>
      </div>
      <figcaption className="text-sm text-ink-soft">{name}</figcaption>
    </figure>
  );
}
