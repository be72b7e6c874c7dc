import i18next from "i18next";
import { useEffect, useState } from "react";
import type { SessionController } from "../session-controller.ts";
import { CommandListener, type ListenerState } from "./command-listener.ts";
import { actionOf, type CommandAction, type CommandWords } from "./command-words.ts";
import { hearingOf } from "./on-device-speech.ts";

/** Listens for spoken commands while it is wanted, and obeys them. */
export function useSpokenCommands(controller: SessionController, isWanted: boolean): ListenerState {
  const [state, setState] = useState<ListenerState>("off");
  useEffect(() => {
    if (!isWanted) return;
    let isHere = true;
    let listener: CommandListener | null = null;
    const tell = (next: ListenerState): void => {
      if (isHere) setState(next);
    };
    const open = async (): Promise<void> => {
      const hearing = await hearingOf(i18next.language);
      if (!isHere) return;
      if (hearing.name !== "ready") return tell("refused");
      listener = new CommandListener({
        tag: hearing.tag,
        words: commandWords(),
        isTalking: () => typeof speechSynthesis !== "undefined" && speechSynthesis.speaking,
        onCommand: (command) => {
          const action = actionOf(command, controller.flow.getState().step.name);
          if (action !== null) ACTS[action](controller);
        },
        onState: tell,
      });
    };
    open().catch(() => tell("refused"));
    return () => {
      isHere = false;
      listener?.close();
      setState("off");
    };
  }, [controller, isWanted]);
  return state;
}

const ACTS: Readonly<Record<CommandAction, (controller: SessionController) => void>> = {
  pause: (controller) => controller.pause(),
  resume: (controller) => controller.resume(),
  skip_rest: (controller) => controller.skipRest(),
  accept_view: (controller) => controller.acceptView(),
  stop: (controller) => controller.stop("stopped"),
  stop_pain: (controller) => controller.stop("pain"),
};

/** The ways of saying each command stand in the catalogue as one sentence, parted by strokes. */
function commandWords(): CommandWords {
  const ways = (command: keyof CommandWords): readonly string[] =>
    i18next.t(`session:commands.words.${command}`).split("|");
  return { pause: ways("pause"), go_on: ways("go_on"), finish: ways("finish"), pain: ways("pain") };
}
