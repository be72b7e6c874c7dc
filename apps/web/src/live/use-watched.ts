import { useEffect, useState } from "react";
import { useStore } from "zustand";
import { WatchLine, type Watched } from "./watch-line.ts";

/** The line of a page; closes with the last session that is watched on it. */
export function useWatchLine(): WatchLine {
  const [line] = useState(() => new WatchLine());
  return line;
}

/** Watches a session for as long as the component is there. */
export function useWatched(line: WatchLine, sessionId: string): Watched {
  useEffect(() => line.watch(sessionId), [line, sessionId]);
  return useStore(line.of(sessionId));
}
