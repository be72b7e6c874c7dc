import { useEffect, useState } from "react";

/** A text as it was when typing last paused: asking the server at every letter helps nobody. */
export function usePaused(text: string, ms = 250): string {
  const [paused, setPaused] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setPaused(text), ms);
    return () => clearTimeout(timer);
  }, [text, ms]);
  return paused;
}
