import { useTranslation } from "react-i18next";

/** The sentence of an audit code; a code that is newer than the catalogue is shown as it is. */
export function useActionText(): (action: string) => string {
  const { t } = useTranslation("audit");
  return (action) => t(action as "login", { defaultValue: action });
}
