/** A local maximum and how prominent it is. */
export type Peak = {
  /** Index of the sample. */
  readonly at: number;
  /** Height over the higher of the two saddles that part it from anything higher; of the highest peak, over the lowest sample. */
  readonly persistence: number;
};

/**
 * The local maxima of a series by their topological persistence (Edelsbrunner, Letscher and Zomorodian 2002; in one dimension,
 * superlevel sets merge as the level sinks and the lower peak of two ends there). Unlike a zigzag it needs no threshold before
 * it knows the whole series. O(n log n).
 *
 * @param values finite numbers
 * @returns in order of their place
 */
export function persistentPeaks(values: ArrayLike<number>): Peak[] {
  const n = values.length;
  const order = Uint32Array.from({ length: n }, (_, i) => i).toSorted(
    (a, b) => values[b] - values[a] || a - b,
  );
  // A component is known by its peak; -1 where the level has not sunk to the sample yet.
  const parent = new Int32Array(n).fill(-1);
  const find = (i: number): number => {
    let root = i;
    while (parent[root] !== root) root = parent[root];
    while (parent[i] !== root) [parent[i], i] = [root, parent[i]];
    return root;
  };
  const peaks: Peak[] = [];
  for (const i of order) {
    const before = i > 0 && parent[i - 1] >= 0 ? find(i - 1) : -1;
    const after = i < n - 1 && parent[i + 1] >= 0 ? find(i + 1) : -1;
    if (before < 0 && after < 0) parent[i] = i;
    else if (before < 0 || after < 0) parent[i] = Math.max(before, after);
    else {
      const [higher, lower] = values[before] >= values[after] ? [before, after] : [after, before];
      parent[lower] = higher;
      parent[i] = higher;
      if (values[lower] > values[i]) peaks.push({ at: lower, persistence: values[lower] - values[i] });
    }
  }
  if (n > 0) peaks.push({ at: order[0], persistence: values[order[0]] - values[order[n - 1]] });
  return peaks.toSorted((a, b) => a.at - b.at);
}
