import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { SelectField, TextField } from "../ui/field.tsx";
import { useActionText } from "./use-action-text.ts";

export type AuditFilters = {
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly outcome: "" | "ok" | "refused";
  /** Days by the reader's calendar, 2026-11-21; both included. */
  readonly from: string;
  readonly to: string;
};

export const NO_FILTERS: AuditFilters = { actor: "", action: "", object: "", outcome: "", from: "", to: "" };

/** The filters as the server takes them. */
export function queryOf({ from, to, outcome, ...texts }: AuditFilters) {
  const given = Object.entries(texts).filter(([, text]) => text !== "");
  return {
    ...(Object.fromEntries(given) as { actor?: string; action?: string; object?: string }),
    ...(outcome && { outcome }),
    ...(from && { from: midnight(from, 0) }),
    ...(to && { to: midnight(to, 1) }),
  };
}

/** The beginning of a day here, so many days later. */
function midnight(day: string, later: number): string {
  const at = new Date(`${day}T00:00`);
  at.setDate(at.getDate() + later);
  return at.toISOString();
}

/** What to look for in the log. */
export function AuditFilterFields({
  filters,
  actions,
  onChange,
}: {
  readonly filters: AuditFilters;
  readonly actions: readonly string[];
  readonly onChange: (filters: AuditFilters) => void;
}) {
  const { t } = useTranslation("admin");
  const textOf = useActionText();
  const set = (part: Partial<AuditFilters>) => onChange({ ...filters, ...part });
  const named = actions
    .map((action) => ({ action, text: textOf(action) }))
    .toSorted((a, b) => a.text.localeCompare(b.text));
  return (
    <search className="grid items-end gap-5 sm:grid-cols-2 lg:grid-cols-3">
      <TextField
        label={t("audit.actor")}
        placeholder={t("audit.actorHint")}
        type="search"
        value={filters.actor}
        onChange={(event) => set({ actor: event.target.value })}
      />
      <SelectField
        label={t("audit.action")}
        value={filters.action}
        onChange={(event) => set({ action: event.target.value })}
      >
        <option value="">{t("audit.anyAction")}</option>
        {named.map(({ action, text }) => (
          <option key={action} value={action}>
            {text}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t("audit.outcome")}
        value={filters.outcome}
        onChange={(event) => set({ outcome: event.target.value as AuditFilters["outcome"] })}
      >
        <option value="">{t("audit.anyOutcome")}</option>
        <option value="ok">{t("audit.ok")}</option>
        <option value="refused">{t("audit.refused")}</option>
      </SelectField>
      <TextField
        label={t("audit.object")}
        type="search"
        value={filters.object}
        onChange={(event) => set({ object: event.target.value })}
      />
      <div className="grid grid-cols-2 gap-3">
        <TextField
          label={t("audit.from")}
          type="date"
          max={filters.to}
          value={filters.from}
          onChange={(event) => set({ from: event.target.value })}
        />
        <TextField
          label={t("audit.to")}
          type="date"
          min={filters.from}
          value={filters.to}
          onChange={(event) => set({ to: event.target.value })}
        />
      </div>
      <div>
        <Button look="quiet" onClick={() => onChange(NO_FILTERS)}>
          {t("audit.clear")}
        </Button>
      </div>
    </search>
  );
}
