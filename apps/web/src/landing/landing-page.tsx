import { Lock } from "lucide-react";
import { useTranslation } from "react-i18next";
import { PublicFrame } from "../shell/public-frame.tsx";
import { ButtonLink, TextLink } from "../ui/button.tsx";
import { Figure, type FigurePose } from "../ui/figure.tsx";
import { useTitle } from "../ui/page.tsx";
import { ExampleLedger } from "./example-ledger.tsx";
import { MovingFigure } from "./moving-figure.tsx";

const STEPS: readonly { readonly id: "one" | "two" | "three"; readonly pose: FigurePose }[] = [
  { id: "one", pose: "stand" },
  { id: "two", pose: "squat" },
  { id: "three", pose: "reach" },
];

/** What a visitor without an account sees first. */
export default function LandingPage() {
  const { t } = useTranslation("landing");
  useTitle("");
  return (
    <PublicFrame>
      <section className="grid items-center gap-x-16 gap-y-10 py-8 md:py-12 lg:grid-cols-[6fr_5fr]">
        <div className="flex flex-col items-start gap-6">
          <h1 className="text-xl font-semibold sm:text-2xl">{t("hero.title")}</h1>
          <p className="measure text-lg text-ink-soft">{t("hero.lead")}</p>
          <div className="flex flex-wrap gap-3 pt-2">
            <ButtonLink to="/sign-up" size="lg">
              {t("hero.signUp")}
            </ButtonLink>
            <ButtonLink to="/lab" look="secondary" size="lg">
              {t("hero.lab")}
            </ButtonLink>
          </div>
          <p className="inline-flex items-center gap-2 text-ink-soft">
            <Lock aria-hidden className="size-5 text-accent" />
            {t("hero.privacy")}
          </p>
        </div>
        <div className="mx-auto w-full max-w-md lg:max-w-none">
          <MovingFigure />
        </div>
      </section>

      <section className="border-t border-line py-14">
        <h2 className="pb-8 text-xl font-semibold">{t("steps.title")}</h2>
        <ol className="grid gap-10 md:grid-cols-3">
          {STEPS.map(({ id, pose }) => (
            <li key={id} className="flex flex-col gap-3">
              <Figure pose={pose} className="size-32 self-start" />
              <h3 className="text-lg font-semibold">{t(`steps.${id}.title`)}</h3>
              <p className="measure text-ink-soft">{t(`steps.${id}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>

      <section className="grid items-center gap-x-16 gap-y-8 border-t border-line py-14 lg:grid-cols-[5fr_7fr]">
        <div className="flex flex-col gap-8">
          <div className="flex flex-col gap-3">
            <h2 className="text-xl font-semibold">{t("ledger.title")}</h2>
            <p className="measure text-ink-soft">{t("ledger.text")}</p>
          </div>
          <div className="flex flex-col gap-3">
            <h3 className="text-lg font-semibold">{t("honest.title")}</h3>
            <p className="measure text-ink-soft">{t("honest.text")}</p>
          </div>
        </div>
        <ExampleLedger caption={t("ledger.caption")} />
      </section>

      <section className="grid gap-x-16 gap-y-8 border-t border-line py-14 lg:grid-cols-[7fr_5fr]">
        <div className="flex flex-col gap-3">
          <h2 className="text-xl font-semibold">{t("privacy.title")}</h2>
          <p className="measure text-ink-soft">{t("privacy.text")}</p>
        </div>
        <dl className="flex flex-col gap-6 sm:flex-row sm:gap-12 lg:justify-end">
          <div className="flex flex-col-reverse justify-end gap-1">
            <dt className="text-ink-soft">{t("privacy.videoOut")}</dt>
            <dd className="text-2xl font-semibold whitespace-nowrap">{t("privacy.bytes")}</dd>
          </div>
          <div className="flex flex-col-reverse justify-end gap-1">
            <dt className="text-ink-soft">{t("privacy.origins")}</dt>
            <dd className="text-2xl font-semibold">{t("privacy.none")}</dd>
          </div>
        </dl>
      </section>

      <section className="my-6 flex flex-wrap items-center justify-between gap-6 rounded-xl bg-accent-soft p-8 md:p-10">
        <div className="flex flex-col gap-2">
          <h2 className="text-xl font-semibold">{t("who.title")}</h2>
          <p className="measure">{t("who.text")}</p>
        </div>
        <ButtonLink to="/sign-up/physician" size="lg">
          {t("who.action")}
        </ButtonLink>
      </section>

      <footer className="mt-auto flex flex-wrap gap-x-8 gap-y-2 py-10 text-sm">
        <TextLink to="/docs" reloadDocument>
          {t("footer.api")}
        </TextLink>
        <TextLink to="/health" reloadDocument>
          {t("footer.health")}
        </TextLink>
      </footer>
    </PublicFrame>
  );
}
