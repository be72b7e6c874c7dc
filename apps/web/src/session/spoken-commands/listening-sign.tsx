import { Mic, MicOff } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { ListenerState } from "./command-listener.ts";

/** On the picture: whether the microphone is listened to. */
export function ListeningSign({ state }: { readonly state: ListenerState }) {
  const { t } = useTranslation("session");
  if (state === "off") return null;
  const isListening = state === "listening";
  const Icon = isListening ? Mic : MicOff;
  return (
    <p
      data-testid="listening"
      data-state={state}
      className="flex items-center gap-2 rounded-full bg-stage/85 px-4 py-2 text-base"
    >
      <Icon aria-hidden className={isListening ? "size-6 text-stage-accent" : "size-6"} />
      <span className={isListening ? "sr-only" : undefined}>
        {t(isListening ? "commands.listening" : "commands.refused")}
      </span>
    </p>
  );
}
