import type { FormEvent, ReactNode } from "react";
import { Notice } from "../ui/badge.tsx";
import { Button } from "../ui/button.tsx";

/** The form of signing in or up: what went wrong, the fields, the button. */
export function AccountForm({
  problem,
  submit,
  busy,
  onSubmit,
  children,
}: {
  /** What the server refused and no field is to blame for; null while nothing was. */
  readonly problem: string | null;
  /** What the button says. */
  readonly submit: string;
  readonly busy: boolean;
  readonly onSubmit: (event: FormEvent) => Promise<void>;
  readonly children: ReactNode;
}) {
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={(event) => void onSubmit(event)}>
      {problem ? (
        <Notice meaning="stop" alert>
          {problem}
        </Notice>
      ) : null}
      {children}
      <Button type="submit" size="lg" busy={busy}>
        {submit}
      </Button>
    </form>
  );
}
