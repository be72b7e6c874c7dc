import { YOGA_POSES, type YogaPose } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { Link } from "react-router-dom";
import { useMe } from "../api.ts";
import { PageHeader, Section } from "../ui/page.tsx";
import { PoseFigure } from "./pose-figure.tsx";
import { usePoseText } from "./pose-text.ts";
import { PracticeOverview } from "./practice/practice-overview.tsx";

const GROUPS = [
  ["standing", ["standing", "kneeling"]],
  ["floor", ["floor", "sitting"]],
] as const satisfies readonly (readonly [string, readonly YogaPose["position"][]])[];

/** All yoga poses; for a patient also what they practise. */
export default function YogaPage() {
  const { t } = useTranslation("yoga");
  const me = useMe();
  return (
    <>
      <PageHeader title={t("title")} lead={t("lead", { count: YOGA_POSES.length })} />
      {me.data?.role === "patient" ? <PracticeOverview /> : null}
      {GROUPS.map(([group, positions]) => (
        <Section key={group} title={t(`group.${group}`)}>
          <ul className="grid grid-cols-2 gap-4 md:grid-cols-3 xl:grid-cols-4">
            {YOGA_POSES.filter(({ position }) => positions.some((one) => one === position)).map((pose) => (
              <PoseCard key={pose.id} pose={pose} />
            ))}
          </ul>
        </Section>
      ))}
    </>
  );
}

function PoseCard({ pose }: { readonly pose: YogaPose }) {
  const { name, sanskrit } = usePoseText(pose.id);
  return (
    <li className="relative flex flex-col gap-2 rounded-xl border border-line bg-surface p-4 shadow-card transition-colors focus-within:border-accent hover:border-accent">
      <PoseFigure pose={pose} />
      <Link
        to={`/yoga/${pose.id}`}
        className="font-semibold break-words text-ink outline-offset-4 after:absolute after:inset-0 after:rounded-xl"
      >
        {name}
      </Link>
      <span lang="sa-Latn" className="text-sm break-words text-ink-soft">
        {sanskrit}
      </span>
    </li>
  );
}
