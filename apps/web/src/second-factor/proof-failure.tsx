import { useTranslation } from "react-i18next";
import { failureText } from "../shell/failure.tsx";
import { Notice } from "../ui/badge.tsx";
import { wrongProof } from "./proof.ts";

/** What went wrong, unless it is said beside the field that was wrong. */
export function ProofFailure({ error }: { readonly error: unknown }) {
  const { t } = useTranslation("common");
  if (!error || wrongProof(error) !== null) return null;
  return (
    <Notice meaning="stop" alert>
      {failureText(error, t)}
    </Notice>
  );
}
