import { type YogaPose, yogaPoseById } from "@physiocheck/motion";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router-dom";
import { NotFound } from "../shell/route-error.tsx";
import { PageHeader, Section } from "../ui/page.tsx";
import { PoseDemonstration } from "./pose-demonstration.tsx";
import { PoseTargets } from "./pose-targets.tsx";
import { usePoseText } from "./pose-text.ts";
import { TryPose } from "./try-pose.tsx";

/** One yoga pose: how it is done, shown and said, and trying it. */
export default function YogaPosePage() {
  const { poseId = "" } = useParams();
  const pose = yogaPoseById(poseId);
  return pose ? <Details key={pose.id} pose={pose} /> : <NotFound />;
}

function Details({ pose }: { readonly pose: YogaPose }) {
  const { t } = useTranslation("yoga");
  const text = usePoseText(pose.id);
  return (
    <>
      <PageHeader
        title={text.name}
        lead={
          <>
            <span lang="sa-Latn">{text.sanskrit}</span> · {t(`group.${pose.position}`)} ·{" "}
            {t(`sides.${pose.sides}`)}
          </>
        }
        back={{ to: "/yoga", label: t("back") }}
      />
      <div className="grid items-start gap-8 pb-12 lg:grid-cols-2">
        <PoseDemonstration pose={pose} name={text.name} />
        <div className="flex flex-col gap-6">
          <h2 className="text-lg font-semibold">{t("how")}</h2>
          <p className="measure text-lg">{text.instruction}</p>
          <TextList title={t("cues")} items={text.cues} />
          <TextList title={t("errors")} items={text.errors} />
        </div>
      </div>
      <Section title={t("try")} lead={`${text.camera} ${t("tryLead")}`}>
        <TryPose pose={pose} />
      </Section>
      <Section title={t("judged")} lead={t("judgedLead", { share: 70 })}>
        <PoseTargets pose={pose} />
      </Section>
    </>
  );
}

function TextList({ title, items }: { readonly title: ReactNode; readonly items: readonly string[] }) {
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-semibold">{title}</h3>
      <ul className="flex list-disc flex-col gap-1 ps-5 text-ink-soft marker:text-accent">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
