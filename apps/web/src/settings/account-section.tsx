import { changeNameSchema, type Me } from "@physiocheck/contracts";
import { UserRound } from "lucide-react";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { isApiError, queryClient, useApiMutation } from "../api.ts";
import { failureText } from "../shell/failure.tsx";
import { Button } from "../ui/button.tsx";
import { FieldError, TextField } from "../ui/field.tsx";
import { Card } from "../ui/page.tsx";
import { toast } from "../ui/toast.tsx";

/** Pictures that are asked for; the server looks at the content and not at the name. */
const ACCEPTED = "image/jpeg,image/png,image/webp,image/avif";
const MOST_BYTES = 8 * 1_048_576;

/** Picture and name. */
export function AccountSection({ me }: { readonly me: Me }) {
  return (
    <Card className="flex max-w-2xl flex-col gap-8">
      <Picture me={me} />
      <Name me={me} />
    </Card>
  );
}

function keep(me: Me): void {
  queryClient.setQueryData(["me"], me);
}

function Picture({ me }: { readonly me: Me }) {
  const { t } = useTranslation("account");
  const { t: tCommon } = useTranslation("common");
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const put = useApiMutation("putPicture");
  const remove = useApiMutation("removePicture");

  const failed = (error: unknown): void =>
    setProblem(
      isApiError(error, "unsupported_type") || isApiError(error, "too_large")
        ? t("pictureWrong")
        : failureText(error, tCommon),
    );
  const send = async (file: File): Promise<void> => {
    setProblem(null);
    if (file.size === 0 || file.size > MOST_BYTES) {
      setProblem(t("pictureWrong"));
      return;
    }
    put.mutate(
      { body: new Uint8Array(await file.arrayBuffer()) },
      {
        onSuccess: (changed) => {
          keep(changed);
          toast(t("pictureSaved"));
        },
        onError: failed,
      },
    );
  };

  return (
    <div className="flex flex-wrap items-center gap-6">
      {me.picture === null ? (
        <span className="grid size-24 place-items-center rounded-full bg-raised text-ink-soft">
          <UserRound aria-hidden className="size-12" />
        </span>
      ) : (
        <img
          src={me.picture}
          alt={t("pictureAlt")}
          width={96}
          height={96}
          className="size-24 rounded-full bg-raised object-cover"
        />
      )}
      <div className="flex min-w-0 flex-1 basis-64 flex-col gap-3">
        <p className="measure text-sm text-ink-soft">{t("pictureHint")}</p>
        <div className="flex flex-wrap gap-3">
          <input
            ref={input}
            type="file"
            accept={ACCEPTED}
            aria-label={t("choosePicture")}
            tabIndex={-1}
            className="sr-only"
            onChange={({ target }) => {
              const file = target.files?.[0];
              target.value = "";
              if (file) void send(file);
            }}
          />
          <Button look="secondary" busy={put.isPending} onClick={() => input.current?.click()}>
            {t("choosePicture")}
          </Button>
          {me.picture === null ? null : (
            <Button
              look="quiet"
              busy={remove.isPending}
              onClick={() =>
                remove.mutate(undefined, {
                  onSuccess: (changed) => {
                    keep(changed);
                    toast(t("pictureRemoved"));
                  },
                  onError: failed,
                })
              }
            >
              {t("removePicture")}
            </Button>
          )}
        </div>
        <FieldError>{problem}</FieldError>
      </div>
    </div>
  );
}

function Name({ me }: { readonly me: Me }) {
  const { t } = useTranslation("account");
  const { t: tCommon } = useTranslation("common");
  const [name, setName] = useState(me.name);
  const [problem, setProblem] = useState<string | null>(null);
  const change = useApiMutation("changeName");
  return (
    <form
      noValidate
      className="flex flex-wrap items-end gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const body = changeNameSchema.safeParse({ name });
        if (!body.success) {
          setProblem(t("nameMissing"));
          return;
        }
        setProblem(null);
        change.mutate(
          { body: body.data },
          {
            onSuccess: (changed) => {
              keep(changed);
              setName(changed.name);
              toast(t("nameSaved"));
            },
            onError: (error) => setProblem(failureText(error, tCommon)),
          },
        );
      }}
    >
      <div className="min-w-0 flex-1 basis-64">
        <TextField
          label={t("name")}
          autoComplete="name"
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={problem ?? undefined}
        />
      </div>
      <Button type="submit" look="secondary" busy={change.isPending}>
        {t("saveName")}
      </Button>
    </form>
  );
}
