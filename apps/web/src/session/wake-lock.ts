/**
 * Keeps the screen on while an exercise runs. The browser takes the lock away when the tab is hidden, so it is asked
 * for again whenever the tab comes back. Returns the way to let go; does nothing where the browser has no such lock.
 */
export function keepAwake(): () => void {
  let lock: WakeLockSentinel | null = null;
  let isWanted = true;
  const take = async (): Promise<void> => {
    if (!isWanted || document.visibilityState !== "visible" || !("wakeLock" in navigator)) return;
    try {
      const taken = await navigator.wakeLock.request("screen");
      if (isWanted) lock = taken;
      else await taken.release();
    } catch {
      // Low battery: the system decides, and a session works without.
    }
  };
  const onVisible = (): void => void take();
  document.addEventListener("visibilitychange", onVisible);
  void take();
  return () => {
    isWanted = false;
    document.removeEventListener("visibilitychange", onVisible);
    void lock?.release();
  };
}
