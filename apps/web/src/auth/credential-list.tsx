import { CREDENTIAL_TYPES, MAX_CREDENTIAL_BYTES, type Credential } from "@physiocheck/contracts";
import { FileText, Trash2, Upload } from "lucide-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError } from "../ui/field.tsx";
import { formatNumber } from "../ui/format.ts";
import { ProgressBar } from "../ui/progress.tsx";

const MEGABYTE = 1_048_576;

/** Documents that show who a physician is: sent, opened, taken back. */
export function CredentialList({ documents }: { readonly documents: readonly Credential[] }) {
  const { t } = useTranslation("auth");
  const { t: tCommon } = useTranslation("common");
  const heading = useId();
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const add = useApiMutation("addCredential", ["getVerification"]);
  const remove = useApiMutation("removeCredential", ["getVerification"]);

  const send = async (files: readonly File[]) => {
    setProblem(null);
    for (const file of files) {
      if (file.size > MAX_CREDENTIAL_BYTES) {
        setProblem(t("documents.tooLarge", { name: file.name }));
        continue;
      }
      try {
        await add.mutateAsync({ query: { name: nameOf(file) }, body: file });
      } catch (error) {
        setProblem(
          isApiError(error, "unsupported_type")
            ? t("documents.wrongType", { name: file.name })
            : isApiError(error, "wrong_state")
              ? t("documents.tooMany")
              : failureText(error, tCommon),
        );
      }
    }
  };

  return (
    <section aria-labelledby={heading} className="flex flex-col gap-3">
      <h2 id={heading} className="text-lg font-semibold">
        {t("documents.title")}
      </h2>
      <p className="measure text-ink-soft">{t("documents.help")}</p>
      {documents.length > 0 ? (
        <ul className="flex flex-col rounded-lg border border-line bg-surface">
          {documents.map(({ id, name, size }) => (
            <li key={id} className="flex items-center gap-3 border-b border-line px-4 py-2 last:border-b-0">
              <FileText aria-hidden className="size-5 shrink-0 text-ink-soft" />
              <a
                href={`/api/credentials/${id}`}
                target="_blank"
                rel="noreferrer"
                className="min-w-0 flex-1 truncate py-2 font-medium text-accent underline underline-offset-4"
              >
                {name}
              </a>
              <span className="text-sm whitespace-nowrap text-ink-soft">
                {t("documents.size", { size: formatNumber(Math.max(size / MEGABYTE, 0.1)) })}
              </span>
              <button
                type="button"
                onClick={() =>
                  remove.mutate(
                    { params: { credentialId: id } },
                    { onError: (error) => setProblem(failureText(error, tCommon)) },
                  )
                }
                className="grid size-11 shrink-0 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
              >
                <Trash2 aria-hidden className="size-5" />
                <span className="sr-only">{t("documents.remove", { name })}</span>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
      <input
        ref={input}
        type="file"
        multiple
        accept={CREDENTIAL_TYPES.join(",")}
        aria-label={t("documents.add")}
        className="sr-only"
        tabIndex={-1}
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          // The same file can be chosen again after a mistake.
          event.target.value = "";
          void send(files);
        }}
      />
      {add.isPending ? <ProgressBar value={null} label={t("documents.sending")} /> : null}
      <FieldError>{problem}</FieldError>
      <div>
        <Button
          look={documents.length > 0 ? "secondary" : "primary"}
          busy={add.isPending}
          icon={<Upload aria-hidden className="size-5" />}
          onClick={() => input.current?.click()}
        >
          {t("documents.add")}
        </Button>
      </div>
    </section>
  );
}

/** What the server takes as a name. */
function nameOf(file: File): string {
  // Control characters have no place in a line of text.
  const name = file.name.replaceAll(/\p{Cc}/gu, "").trim();
  return (name || "document").slice(-120).trim() || "document";
}
