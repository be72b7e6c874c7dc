import { Moon, Sun } from "lucide-react";
import { useTranslation } from "react-i18next";
import { chooseTheme, useDark } from "../ui/theme.ts";

/** Switches between light and dark; the settings page also offers "as on this device". */
export function ThemeToggle() {
  const { t } = useTranslation("common");
  const dark = useDark();
  const Icon = dark ? Sun : Moon;
  return (
    <button
      type="button"
      onClick={() => chooseTheme(dark ? "light" : "dark")}
      className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
    >
      <Icon aria-hidden className="size-5" />
      <span className="sr-only">{dark ? t("theme.toLight") : t("theme.toDark")}</span>
    </button>
  );
}
