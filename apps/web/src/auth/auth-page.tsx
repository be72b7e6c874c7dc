import type { ReactNode } from "react";
import { PublicFrame } from "../shell/public-frame.tsx";
import { Figure, type FigurePose } from "../ui/figure.tsx";
import { useTitle } from "../ui/page.tsx";

/** The page of a form: the form, and on a wide screen the person it is for. */
export function AuthPage({
  title,
  lead,
  pose = "stand",
  children,
}: {
  readonly title: string;
  readonly lead: ReactNode;
  readonly pose?: FigurePose;
  readonly children: ReactNode;
}) {
  useTitle(title);
  return (
    <PublicFrame signIn={false}>
      {/* On a phone the form stays where it is when something comes below it. */}
      <div className="grid flex-1 grid-cols-1 items-start gap-16 py-8 md:py-12 lg:grid-cols-2 lg:items-center">
        <div className="mx-auto flex w-full max-w-md flex-col gap-8">
          <div className="flex flex-col gap-2">
            <h1 className="text-xl font-semibold md:text-2xl">{title}</h1>
            <p className="measure text-lg text-ink-soft">{lead}</p>
          </div>
          {children}
        </div>
        <div className="grid h-full place-items-center rounded-xl bg-raised p-12 max-lg:hidden">
          <Figure pose={pose} className="h-auto w-full max-w-sm" />
        </div>
      </div>
    </PublicFrame>
  );
}
