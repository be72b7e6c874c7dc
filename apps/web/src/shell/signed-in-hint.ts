const KEY = "physiocheck.signedIn";

/**
 * Whether someone was signed in here when the app last looked. Only a hint, so that the first page need not ask the
 * server for visitors who never signed in; who is signed in is decided by the server's cookie alone.
 */
export function maySignIn(): boolean {
  try {
    return localStorage.getItem(KEY) === "1";
  } catch {
    return true;
  }
}

/** Remembers the hint. */
export function rememberSignedIn(signedIn: boolean): void {
  try {
    if (signedIn) localStorage.setItem(KEY, "1");
    else localStorage.removeItem(KEY);
  } catch {
    // Storage is switched off: the app asks every time.
  }
}
