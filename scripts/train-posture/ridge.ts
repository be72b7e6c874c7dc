export type RidgeSample = { readonly x: readonly number[]; readonly wanted: number };

/** Weights with the least squared error plus `penalty` times their own squares (Hoerl and Kennard 1970). */
export function ridge(samples: readonly RidgeSample[], penalty: number): number[] {
  const size = samples[0]?.x.length ?? 0;
  const rows = Array.from({ length: size }, (_, i) => [
    ...Array.from({ length: size }, (__, j) =>
      samples.reduce((sum, { x }) => sum + (x[i] ?? 0) * (x[j] ?? 0), i === j ? penalty : 0),
    ),
    samples.reduce((sum, { x, wanted }) => sum + (x[i] ?? 0) * wanted, 0),
  ]);
  // Gauss and Jordan: the matrix is positive definite, so every pivot is above zero.
  for (let i = 0; i < size; i += 1) {
    const pivot = rows[i] ?? [];
    for (let k = 0; k < size; k += 1) {
      const row = rows[k];
      if (k === i || !row) continue;
      const factor = (row[i] ?? 0) / (pivot[i] ?? 1);
      for (let j = i; j <= size; j += 1) row[j] = (row[j] ?? 0) - factor * (pivot[j] ?? 0);
    }
  }
  return rows.map((row, i) => (row[size] ?? 0) / (row[i] ?? 1));
}
