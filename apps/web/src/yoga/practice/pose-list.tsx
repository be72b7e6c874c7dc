import { type PracticePose, yogaPoseById } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { PoseFigure } from "../pose-figure.tsx";

/** The poses of a practice in their order, each with its figure and its time. */
export function PoseList({ poses }: { readonly poses: readonly PracticePose[] }) {
  const { t } = useTranslation(["practice", "yoga"]);
  return (
    <ol className="grid gap-3 sm:grid-cols-2">
      {poses.map(({ pose: id, seconds }, index) => {
        const pose = yogaPoseById(id);
        if (!pose) return null;
        const time = t("practice:seconds", { count: seconds });
        return (
          <li
            // A pose may come twice.
            key={`${index}-${id}`}
            className="flex items-center gap-4 rounded-xl border border-line bg-surface p-3"
          >
            <span className="w-24 shrink-0">
              <PoseFigure pose={pose} />
            </span>
            <span className="flex min-w-0 flex-col">
              <span className="font-semibold">{t(`yoga:poses.${id}.name`)}</span>
              <span className="text-sm text-ink-soft">
                {pose.sides === "either" ? t("practice:eachSide", { time }) : time}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
