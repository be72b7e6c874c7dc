import { LIVE_CUES, LONGEST_CUE } from "@physiocheck/contracts/client";
import { Check, MessageCircle } from "lucide-react";
import { useState, type FormEvent } from "react";
import { useTranslation } from "react-i18next";
import { useStore } from "zustand";
import { Button } from "../ui/button.tsx";
import { TextField } from "../ui/field.tsx";
import type { WatchLine } from "./watch-line.ts";

/** What can be said to a patient while they move, and whether it arrived. */
export function CuePanel({
  line,
  sessionId,
  disabled,
}: {
  readonly line: WatchLine;
  readonly sessionId: string;
  /** Nobody is there to hear it. */
  readonly disabled: boolean;
}) {
  const { t } = useTranslation("live");
  const cue = useStore(line.of(sessionId), (watched) => watched.cue);
  const [text, setText] = useState("");
  const [isEmpty, setEmpty] = useState(false);

  const send = (event: FormEvent): void => {
    event.preventDefault();
    const words = text.trim();
    setEmpty(words === "");
    if (words === "" || disabled) return;
    line.say(sessionId, { text: words });
    setText("");
  };
  const words = cue && ("code" in cue.content ? t(`cue.${cue.content.code}.label`) : cue.content.text);
  return (
    <section aria-label={t("say.title")} className="flex flex-col gap-3">
      <p className="text-sm text-ink-soft">{t("say.lead")}</p>
      <div className="flex flex-wrap gap-2">
        {LIVE_CUES.map((code) => (
          <Button
            key={code}
            look={code === "stop_now" ? "danger" : "secondary"}
            size="sm"
            disabled={disabled}
            data-testid={`cue-${code}`}
            onClick={() => line.say(sessionId, { code })}
          >
            {t(`cue.${code}.label`)}
          </Button>
        ))}
      </div>
      <form onSubmit={send} className="flex flex-wrap items-end gap-2" noValidate>
        <TextField
          className="min-w-40 flex-1"
          label={t("say.own")}
          value={text}
          maxLength={LONGEST_CUE}
          error={isEmpty ? t("say.missing") : undefined}
          onChange={(event) => setText(event.target.value)}
        />
        <Button type="submit" disabled={disabled} icon={<MessageCircle aria-hidden className="size-5" />}>
          {t("say.send")}
        </Button>
      </form>
      <output
        data-testid="cue-state"
        data-state={cue?.state ?? "none"}
        className="flex min-h-6 items-center gap-2 text-sm"
      >
        {cue && words !== null ? (
          <>
            {cue.state === "spoken" || cue.state === "shown" ? (
              <Check aria-hidden className="size-4 shrink-0 text-good" />
            ) : null}
            {t(`say.state.${cue.state}`, { text: words })}
          </>
        ) : null}
      </output>
    </section>
  );
}
