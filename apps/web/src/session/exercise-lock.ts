/** A name that every tab of this browser profile sees: somebody is exercising in one of them. */
const NAME = "physiocheck-exercising";

/** Says so until the returned function is called, or the tab is gone. */
export function holdExercise(): () => void {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  if (!locks) return () => undefined;
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  locks.request(NAME, { mode: "shared" }, () => held).catch(() => undefined);
  return release;
}

/** Whether somebody exercises in any tab. Where the browser cannot tell, nobody does. */
export async function isExercising(): Promise<boolean> {
  const locks: LockManager | undefined = globalThis.navigator?.locks;
  const { held } = locks ? await locks.query() : {};
  return held?.some(({ name }) => name === NAME) ?? false;
}
