export type Letter = {
  /** One address. */
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  /** The same for readers of HTML; whoever writes it has escaped it. */
  readonly html?: string;
};

/** A letter that was kept instead of being sent. */
export type KeptLetter = Letter & {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly at: number;
};

/** Letters to people. Adapters: an outbox that developers read, and SMTP. */
export interface Mail {
  /** On return another server has taken it (or the outbox). @throws what the server said */
  send(letter: Letter): Promise<void>;
  /** The outbox, newest first; null where letters really go out. */
  kept(): readonly KeptLetter[] | null;
  /** Throws where nobody would take a letter. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
