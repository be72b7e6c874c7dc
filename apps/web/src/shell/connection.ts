import { createStore } from "zustand/vanilla";

/** Whether the server answered when it was last asked. Not `navigator.onLine`: a network without our server is no help. */
export const connection = createStore<{ readonly reachable: boolean }>(() => ({ reachable: true }));

/** Somebody asked the server, and it did or did not answer. */
export function heard(reachable: boolean): void {
  if (connection.getState().reachable !== reachable) connection.setState({ reachable });
}
