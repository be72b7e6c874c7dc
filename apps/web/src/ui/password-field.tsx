import { Eye, EyeOff } from "lucide-react";
import { useId, useState, type ComponentProps, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FieldError } from "./field.tsx";
import { cx } from "./cx.ts";

/** A password that can be looked at: people with stiff fingers mistype. */
export function PasswordField({
  label,
  hint,
  error,
  ...rest
}: Omit<ComponentProps<"input">, "type"> & {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly error?: ReactNode;
}) {
  const { t } = useTranslation("common");
  const id = useId();
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {label}
      </label>
      {hint ? (
        <p id={`${id}-hint`} className="measure text-sm text-ink-soft">
          {hint}
        </p>
      ) : null}
      <span className="relative flex items-center">
        <input
          {...rest}
          id={id}
          type={shown ? "text" : "password"}
          spellCheck={false}
          autoCapitalize="off"
          aria-invalid={error ? true : undefined}
          aria-describedby={cx(Boolean(hint) && `${id}-hint`, Boolean(error) && `${id}-error`) || undefined}
          className={cx(
            "min-h-12 w-full rounded-md border bg-surface ps-3.5 pe-14 text-base text-ink transition-colors",
            error ? "border-stop" : "border-line-strong hover:border-accent",
          )}
        />
        <button
          type="button"
          onClick={() => setShown(!shown)}
          className="absolute end-1 grid size-10 place-items-center rounded-md text-ink-soft hover:text-ink"
        >
          <Icon aria-hidden className="size-5" />
          <span className="sr-only">{shown ? t("action.hidePassword") : t("action.showPassword")}</span>
        </button>
      </span>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  );
}
