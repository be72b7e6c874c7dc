import { commandIn, type CommandWords, type SpokenCommand } from "./command-words.ts";
import { type Recognition, recognitionClass, type RecognitionResults } from "./on-device-speech.ts";

/** What was said by the app's own voice may be heard this long after it, ms. */
const ECHO_MS = 700;
/** How often it is asked whether the app talks, ms. */
const ASK_MS = 150;
/** A recogniser that ends at once would be started again without end, ms. */
const RESTART_MS = 300;
/** Errors after which listening again would only fail again (Web Speech API, SpeechRecognitionErrorEvent). */
const LASTING: ReadonlySet<string> = new Set([
  "not-allowed",
  "service-not-allowed",
  "audio-capture",
  "language-not-supported",
]);

export type ListenerState = "off" | "listening" | "refused";

type Options = {
  /** As the browser knows the language ("en-US"). */
  readonly tag: string;
  readonly words: CommandWords;
  /** Whether the app itself is talking: a microphone hears that too. */
  readonly isTalking: () => boolean;
  readonly onCommand: (command: SpokenCommand) => void;
  readonly onState: (state: ListenerState) => void;
};

/** Listens for commands until it is closed, on this device only. Browsers stop listening by themselves; it begins anew. */
export class CommandListener {
  private readonly options: Options;
  private readonly recognition: Recognition;
  private readonly asking: ReturnType<typeof setInterval>;
  private restart: ReturnType<typeof setTimeout> | null = null;
  private isClosed = false;
  /** What is heard before this moment may be the app's own voice. */
  private deafUntil = Number.NEGATIVE_INFINITY;
  /** The utterance that was acted on last; an utterance is told again and again while it grows. */
  private acted = -1;

  /** @throws where the browser cannot listen on the device; ask `hearingOf` first */
  constructor(options: Options) {
    const Speech = recognitionClass();
    if (!Speech) throw new Error("this browser has no speech recognition of its own");
    this.options = options;
    this.recognition = new Speech();
    this.recognition.lang = options.tag;
    this.recognition.continuous = true;
    // A command is acted on when it is heard, not when silence has followed it.
    this.recognition.interimResults = true;
    this.recognition.processLocally = true;
    this.recognition.addEventListener("start", () => {
      this.acted = -1;
      options.onState("listening");
    });
    this.recognition.addEventListener("result", (event) => this.hear(event as RecognitionResults));
    this.recognition.addEventListener("error", (event) => this.failed(event as Event & { error: string }));
    this.recognition.addEventListener("end", () => this.ended());
    this.asking = setInterval(() => this.mindEcho(), ASK_MS);
    this.recognition.start();
  }

  close(): void {
    this.isClosed = true;
    clearInterval(this.asking);
    if (this.restart !== null) clearTimeout(this.restart);
    this.recognition.abort();
    this.options.onState("off");
  }

  private hear({ resultIndex, results }: RecognitionResults): void {
    this.mindEcho();
    const isDeaf = performance.now() < this.deafUntil;
    for (let index = resultIndex; index < results.length; index += 1) {
      if (index <= this.acted) continue;
      // What was said into the app's own words is given up: it may be an echo, and people say it again.
      if (isDeaf) {
        if (results[index]?.isFinal) this.acted = index;
        continue;
      }
      const command = commandIn(results[index]?.[0]?.transcript ?? "", this.options.words);
      if (command === null) continue;
      this.acted = index;
      this.options.onCommand(command);
    }
  }

  private mindEcho(): void {
    if (this.options.isTalking()) this.deafUntil = performance.now() + ECHO_MS;
  }

  private failed({ error }: { readonly error: string }): void {
    if (!LASTING.has(error) || this.isClosed) return;
    this.close();
    this.options.onState("refused");
  }

  private ended(): void {
    if (this.isClosed) return;
    this.restart = setTimeout(() => this.recognition.start(), RESTART_MS);
  }
}
