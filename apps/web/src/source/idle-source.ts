import { createStore } from "zustand/vanilla";
import type { PoseSource, SourceState } from "../pose/index.ts";

/** No pictures yet: holds the place while a model is loaded for what comes next. */
export function idleSource(): PoseSource {
  return {
    kind: "stream",
    picture: document.createElement("video"),
    state: createStore<SourceState>(() => ({ name: "idle" })),
    mirrored: false,
    start: async () => undefined,
    stop: () => undefined,
    pause: () => undefined,
    resume: () => undefined,
    onPicture: () => () => undefined,
  };
}
