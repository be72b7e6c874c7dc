import { useState, type ComponentProps, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";
import { TextField } from "./field.tsx";

/**
 * The code of a second sign-in step: six digits of an app, or, where allowed, a recovery code. Phones offer digits for the first
 * and letters for the second.
 */
export function CodeField({
  value,
  onCode,
  error,
  recovery = true,
  ...rest
}: Omit<ComponentProps<typeof TextField>, "label" | "hint" | "value" | "onChange" | "error"> & {
  readonly value: string;
  readonly onCode: (code: string) => void;
  readonly error?: ReactNode;
  readonly recovery?: boolean;
}) {
  const { t } = useTranslation("common");
  const [fromApp, setFromApp] = useState(true);
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        {...rest}
        className="w-full"
        label={t(fromApp ? "code.app" : "code.recovery")}
        hint={t(fromApp ? "code.appHint" : "code.recoveryHint")}
        autoComplete="one-time-code"
        inputMode={fromApp ? "numeric" : "text"}
        autoCapitalize="off"
        spellCheck={false}
        maxLength={64}
        dir="ltr"
        value={value}
        onChange={(event) => onCode(event.target.value)}
        error={error}
      />
      {recovery ? (
        <Button
          look="quiet"
          size="sm"
          onClick={() => {
            setFromApp(!fromApp);
            onCode("");
          }}
        >
          {t(fromApp ? "code.useRecovery" : "code.useApp")}
        </Button>
      ) : null}
    </div>
  );
}
