import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../ui/button.tsx";
import { CodeField } from "../ui/code-field.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { PasswordField } from "../ui/password-field.tsx";
import { ProofFailure } from "./proof-failure.tsx";
import { wrongProof } from "./proof.ts";

/** Asks for password and code before something about signing in changes. */
export function ProveDialog({
  title,
  consequence,
  confirm,
  busy,
  error,
  onProve,
  onClose,
}: {
  readonly title: ReactNode;
  readonly consequence: ReactNode;
  readonly confirm: ReactNode;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onProve: (proof: { readonly password: string; readonly code: string }) => void;
  readonly onClose: () => void;
}) {
  const { t } = useTranslation("factor");
  const { t: tCommon } = useTranslation("common");
  const [password, setPassword] = useState("");
  const [code, setCode] = useState("");
  const wrong = wrongProof(error);
  return (
    <Dialog open title={title} onClose={onClose}>
      <form
        noValidate
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          onProve({ password, code });
        }}
      >
        <p className="measure">{consequence}</p>
        <ProofFailure error={error} />
        <PasswordField
          label={t("password")}
          autoComplete="current-password"
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={wrong === "password" ? t("passwordWrong") : undefined}
        />
        <CodeField value={code} onCode={setCode} error={wrong === "code" ? t("codeWrong") : undefined} />
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={onClose}>
            {tCommon("action.cancel")}
          </Button>
          <Button type="submit" busy={busy} disabled={password === "" || code.trim() === ""}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
