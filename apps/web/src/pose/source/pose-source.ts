import { createStore, type StoreApi } from "zustand/vanilla";
import type { SourceState } from "./source-state.ts";

/** Told of each new picture; `time` is ms on the source's own clock. */
export type PictureListener = (time: number) => void;

/**
 * Where pictures come from: a camera, a film, the digital patient. One interface, so that everything behind it is the
 * same code. A source can be started again after it was stopped.
 */
export type PoseSource = {
  readonly kind: "camera" | "file" | "stream";
  /** The newest picture, to be shown and to be looked at; put it into the page as it is. */
  readonly picture: HTMLVideoElement;
  readonly state: StoreApi<SourceState>;
  /** Show it mirrored (with CSS only: sides stay anatomical). */
  readonly mirrored: boolean;
  /** Resolves when pictures come, or when it is known why not; the answer is in `state`. Never rejects. */
  start(): Promise<void>;
  stop(): void;
  /** The tab is hidden: a film waits; a camera keeps its light on and its place. */
  pause(): void;
  resume(): void;
  /** Returns the function that takes the listener off again. */
  onPicture(listener: PictureListener): () => void;
};

/** A store that begins idle. */
export function sourceStore(): StoreApi<SourceState> {
  return createStore<SourceState>(() => ({ name: "idle" }));
}

/** A muted video element that plays inside the page on phones too. */
export function newVideo(): HTMLVideoElement {
  const video = document.createElement("video");
  video.muted = true;
  video.playsInline = true;
  video.disablePictureInPicture = true;
  return video;
}

/** Playing that another stream, a pause or a move in the page cut short says nothing about the source. */
export function unlessInterrupted(error: unknown): void {
  if (!(error instanceof Error) || error.name !== "AbortError") throw error;
}
