/**
 * Films that were chosen while this page is open, by the workout that they became: they can be played without asking again. An address
 * of a file on the disk costs nothing, so none is given back before the page is closed.
 */
const addresses = new Map<string, string>();

/** @returns where the film can be played from */
export function rememberFilm(workoutId: string, file: File): string {
  const address = addresses.get(workoutId) ?? URL.createObjectURL(file);
  addresses.set(workoutId, address);
  return address;
}

export function filmHere(workoutId: string): string | null {
  return addresses.get(workoutId) ?? null;
}
