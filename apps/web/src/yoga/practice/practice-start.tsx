import { Play } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { Performed, SourceChoice } from "../../source/source-choice.ts";
import { SourcePicker } from "../../source/source-picker.tsx";
import { Button } from "../../ui/button.tsx";
import { PageHeader } from "../../ui/page.tsx";
import type { KnownPractice } from "./known-practice.ts";
import { PoseList } from "./pose-list.tsx";

/** Before a practice: what is coming, and who looks. */
export function PracticeStart({
  practice,
  seconds,
  performed,
  choice,
  onChoice,
  onStart,
}: {
  readonly practice: KnownPractice;
  readonly seconds: number;
  readonly performed: Performed;
  readonly choice: SourceChoice | null;
  readonly onChoice: (choice: SourceChoice) => void;
  readonly onStart: (choice: SourceChoice) => void;
}) {
  const { t } = useTranslation("practice");
  return (
    <main id="content" className="mx-auto w-full max-w-5xl px-4 py-8 md:px-8">
      <PageHeader
        title={practice.title}
        lead={practice.note || t("minutes", { count: Math.max(1, Math.round(seconds / 60)) })}
        back={{ to: "/yoga", label: t("backToYoga") }}
      />
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="flex flex-col gap-4">
          <h2 className="text-lg font-semibold">{t("coming")}</h2>
          <PoseList poses={practice.poses} />
        </div>
        <div className="flex flex-col gap-6 max-lg:order-first">
          <h2 className="text-lg font-semibold">{t("whoLooks")}</h2>
          <SourcePicker exercise={performed} choice={choice} onChoice={onChoice} />
          <Button
            size="lg"
            data-testid="practice-start"
            disabled={!choice}
            icon={<Play aria-hidden className="size-5" />}
            onClick={() => {
              if (choice) onStart(choice);
            }}
          >
            {t("start")}
          </Button>
          <p className="text-sm text-ink-soft">{t("privacy")}</p>
        </div>
      </div>
    </main>
  );
}
