import { followSession } from "@physiocheck/contracts/client";
import { useEffect, useReducer, useState } from "react";
import { api } from "../api.ts";
import { afterLine, afterMessage, NOTHING_KNOWN, withStored, type LiveState } from "./live-state.ts";

/** Wait before following again after the server closed the line, ms. */
const AGAIN_AFTER = 2000;

/** Follows a session while the page is open, across lost lines and expired tokens. `now` ticks each second. */
export function useLiveSession(sessionId: string): {
  readonly state: LiveState;
  readonly error: unknown;
  readonly now: number;
} {
  const [state, apply] = useReducer(
    (before: LiveState, change: (state: LiveState) => LiveState) => change(before),
    NOTHING_KNOWN,
  );
  const [error, setError] = useState<unknown>(null);
  const [now, setNow] = useState(() => Date.now());

  useEffect(() => {
    const clock = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(clock);
  }, []);

  useEffect(() => {
    let left = false;
    let stop = () => {};
    let again: ReturnType<typeof setTimeout> | undefined;

    const read = async () => {
      const detail = await api.getSession({ params: { sessionId } });
      if (left) return;
      setError(null);
      apply((before) => withStored({ ...before, session: before.session ?? detail.session }, detail));
    };
    const follow = async () => {
      try {
        // Reading first renews an expired token; a stream could only say that it was refused.
        await read();
        if (left) return;
        stop = followSession(sessionId, {
          onMessage: (message) => {
            apply((before) => afterMessage(before, message, Date.now()));
            // What was stored between the first reading and the line's opening is in neither: read once more.
            if (message.type === "snapshot") read().catch(setError);
          },
          onLine: (line) => {
            if (line === "closed") retry();
            else apply((before) => afterLine(before, line));
          },
        });
      } catch (failure) {
        if (left) return;
        setError(failure);
        retry();
      }
    };
    const retry = () => {
      stop();
      apply((before) => afterLine(before, "reconnecting"));
      again = setTimeout(() => void follow(), AGAIN_AFTER);
    };

    void follow();
    return () => {
      left = true;
      clearTimeout(again);
      stop();
    };
  }, [sessionId]);

  return { state, error, now };
}
