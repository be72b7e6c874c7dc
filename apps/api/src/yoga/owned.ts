import { isDuplicate } from "@physiocheck/database";
import { may, type Viewer } from "../access.ts";
import { notFound, Refusal } from "../http/refusal.ts";

type Owned = { readonly patientId: string };

/**
 * What was read, where it is the viewer's own.
 * @throws Refusal not_found, for what is missing and for what is foreign
 */
export function own<T extends Owned>(viewer: Viewer, action: "read" | "write", row: T | undefined): T {
  if (!row || !may(viewer, action, { kind: "yoga", patientId: row.patientId })) throw notFound();
  return row;
}

/**
 * Stores a row under the id that its client made; the same call again finds it.
 * @param find the row of that id
 * @param isSame whether what is there is what was sent
 * @throws Refusal conflict where something else is there, not_found where it is somebody else's
 */
export async function insertOnce<T extends Owned>(
  viewer: Viewer,
  row: T,
  {
    find,
    insert,
    isSame,
  }: {
    readonly find: () => Promise<T | undefined>;
    readonly insert: () => Promise<void>;
    readonly isSame: (there: T) => boolean;
  },
): Promise<T> {
  const stored = async (): Promise<T | null> => {
    const there = await find();
    if (!there) return null;
    own(viewer, "read", there);
    if (!isSame(there)) throw new Refusal("conflict", "Something else was stored under this id.");
    return there;
  };
  const before = await stored();
  if (before) return before;
  try {
    await insert();
  } catch (error) {
    // The same call came twice at once, and the other was first.
    const other = isDuplicate(error) ? await stored() : null;
    if (other) return other;
    throw error;
  }
  return row;
}
