import type { BrowserContext } from "@playwright/test";

/** Notes what must not happen: requests to any other origin, violations of the content security policy, page errors. */
export class Watch {
  /** Addresses asked for that are not ours. */
  readonly foreign: string[] = [];
  /** What the content security policy stopped or reported. */
  readonly violations: string[] = [];
  /** Exceptions that no page caught. */
  readonly errors: string[] = [];
  /** How many requests went to our own origin; zero would mean that nothing was watched. */
  own = 0;
  readonly #origin: string;

  constructor(origin: string) {
    this.#origin = origin;
  }

  /** Watches every page and worker of a context, from now on. */
  async over(context: BrowserContext): Promise<void> {
    context.on("request", (request) => {
      const url = request.url();
      if (url.startsWith(`${this.#origin}/`)) this.own += 1;
      else if (!/^(?:data|blob|about|chrome-extension):/.test(url)) this.foreign.push(url);
    });
    context.on("console", (message) => {
      if (message.text().includes("Content Security Policy")) this.violations.push(message.text());
    });
    context.on("weberror", (error) => this.errors.push(String(error.error())));
    await context.exposeFunction("noteViolation", (violation: string) => this.violations.push(violation));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (event) => {
        const note = (globalThis as unknown as { noteViolation: (text: string) => void }).noteViolation;
        note(`${event.violatedDirective}: ${event.blockedURI}`);
      });
    });
  }
}
