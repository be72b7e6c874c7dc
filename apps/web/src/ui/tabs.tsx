import { Tabs as Radix } from "radix-ui";
import { useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useInSight } from "./in-sight.ts";

/** Tabs with arrow keys. Only the open one is in the page. */
export function Tabs({
  label,
  value,
  onChange,
  tabs,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly tabs: readonly { readonly id: string; readonly name: ReactNode; readonly content: ReactNode }[];
}) {
  const { i18n } = useTranslation();
  const list = useRef<HTMLDivElement>(null);
  useInSight(list, `[data-tab="${value}"]`);
  return (
    <Radix.Root dir={i18n.dir()} value={value} onValueChange={onChange} className="flex flex-col gap-6">
      <Radix.List
        ref={list}
        aria-label={label}
        className="-mx-1 flex gap-1 overflow-x-auto border-b border-line px-1 pt-1"
      >
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.id}
            value={tab.id}
            data-tab={tab.id}
            className="-mb-px min-h-12 border-b-2 border-transparent px-4 font-medium whitespace-nowrap text-ink-soft transition-colors hover:text-ink data-[state=active]:border-accent data-[state=active]:text-accent"
          >
            {tab.name}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {tabs.map((tab) => (
        <Radix.Content key={tab.id} value={tab.id}>
          {tab.content}
        </Radix.Content>
      ))}
    </Radix.Root>
  );
}
