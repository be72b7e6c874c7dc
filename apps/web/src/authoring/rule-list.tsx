import { useTranslation } from "react-i18next";
import { CheckField } from "../ui/field.tsx";
import type { EditFormProps } from "./edit-form.tsx";
import { SliderField } from "./slider-field.tsx";

const LEAST = -90;
const MOST = 200;

/** What should keep still: each rule on or off, with its limits and what breaking it means. */
export function RuleList({ proposal, authored, edit, problem, onEdit }: EditFormProps) {
  const { t } = useTranslation(["authoring", "results"]);
  if (proposal.alignment.length === 0) return <p className="text-ink-soft">{t("edit.noRules")}</p>;
  return (
    <ul className="divide-y divide-line rounded-xl border border-line bg-surface">
      {proposal.alignment.map(({ id, rule, seen, on }) => {
        const changed = edit.alignment?.[id];
        const isOn = changed?.on ?? on;
        const [from, to] = changed?.range ?? rule.range;
        const movement = t(`results:movement.${rule.movement}`);
        const change = (more: NonNullable<typeof changed>): void =>
          onEdit({ alignment: { ...edit.alignment, [id]: { ...changed, ...more } } });
        const slider = (label: string, value: number, set: (value: number) => void, isLast: boolean) => (
          <SliderField
            label={label}
            unit="°"
            min={LEAST}
            max={MOST}
            value={value}
            band={authored ? [seen.min, seen.max] : undefined}
            error={isLast && problem === `alignment.${id}` ? t("edit.problem.alignment") : undefined}
            onChange={set}
          />
        );
        return (
          <li key={id} className="flex flex-col gap-4 p-5">
            <CheckField
              label={t("edit.rule", { movement, from: Math.round(from), to: Math.round(to) })}
              checked={isOn}
              onChange={(event) => change({ on: event.target.checked })}
            />
            {isOn ? (
              <div className="flex flex-col gap-3 ps-9">
                <div className="grid items-end gap-x-8 gap-y-3 sm:grid-cols-2">
                  {slider(
                    t("edit.ruleFrom", { movement }),
                    from,
                    (value) => change({ range: [value, to] }),
                    false,
                  )}
                  {slider(
                    t("edit.ruleTo", { movement }),
                    to,
                    (value) => change({ range: [from, value] }),
                    true,
                  )}
                </div>
                <CheckField
                  label={t("edit.ruleBreaks")}
                  checked={changed?.breaks ?? rule.breaks}
                  onChange={(event) => change({ breaks: event.target.checked })}
                />
              </div>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}
