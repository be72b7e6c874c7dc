import { useEffect, useState } from "react";

/** The time, Unix ms, told anew every `every` ms: a page that stays open overnight must not go on speaking of yesterday. */
export function useNow(every = 60_000): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), every);
    return () => clearInterval(clock);
  }, [every]);
  return now;
}
