import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { ButtonLink } from "../ui/button.tsx";
import { LanguageChoice } from "./language-choice.tsx";
import { Logo } from "./logo.tsx";
import { SkipLink } from "./skip-link.tsx";
import { ThemeToggle } from "./theme-toggle.tsx";

/** The frame of pages that need no account. */
export function PublicFrame({
  signIn = true,
  children,
}: {
  readonly signIn?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useTranslation("common");
  return (
    <>
      <SkipLink />
      <div className="mx-auto flex min-h-dvh max-w-6xl flex-col px-5 md:px-8">
        <header className="flex flex-wrap items-center justify-between gap-2 py-4">
          <Logo />
          <nav aria-label={t("nav.main")} className="flex items-center gap-1">
            <LanguageChoice />
            <ThemeToggle />
            <ButtonLink to="/lab" look="quiet" className="max-sm:hidden">
              {t("nav.lab")}
            </ButtonLink>
            {signIn ? (
              <ButtonLink to="/sign-in" look="secondary" className="whitespace-nowrap">
                {t("action.signIn")}
              </ButtonLink>
            ) : null}
          </nav>
        </header>
        <main id="content" tabIndex={-1} className="flex flex-1 flex-col outline-none">
          {children}
        </main>
      </div>
    </>
  );
}
