import fc from "fast-check";
import { expect, test } from "vitest";
import { SparseCholesky } from "../../src/goniometer/sparse-cholesky.ts";

/** A chain with a branch, diagonally dominant. */
const LINKS = [
  [0, 1],
  [1, 2],
  [1, 3],
  [2, 4],
] as const;

function matrix(values: readonly number[]): number[][] {
  const a = Array.from({ length: 5 }, () => Array.from({ length: 5 }, () => 0));
  LINKS.forEach(([i, j], k) => {
    a[i][j] = values[k];
    a[j][i] = values[k];
  });
  a.forEach((row, i) => (row[i] = 1 + row.reduce((sum, x) => sum + Math.abs(x), 0)));
  return a;
}

const anyValues = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 5, maxLength: 5 });

test("solves systems of its pattern, also those that fill in (property)", () => {
  fc.assert(
    fc.property(anyValues, anyValues, (values, right) => {
      const a = matrix(values);
      const cholesky = new SparseCholesky(5, LINKS);
      cholesky.decompose(Float64Array.from(a.flat()));
      const x = Float64Array.from(right);
      cholesky.solve(x);
      a.forEach((row, i) => {
        expect(row.reduce((sum, value, j) => sum + value * x[j], 0)).toBeCloseTo(right[i], 9);
      });
    }),
  );
});

test("the variance of one unknown is its place in the inverse", () => {
  const a = matrix([1, -0.5, 2, 0.3]);
  const cholesky = new SparseCholesky(5, LINKS);
  cholesky.decompose(Float64Array.from(a.flat()));
  for (let i = 0; i < 5; i += 1) {
    const column = new Float64Array(5);
    column[i] = 1;
    cholesky.solve(column);
    const slopes = new Float64Array(5);
    slopes[i] = 1;
    expect(cholesky.variance(slopes)).toBeCloseTo(column[i], 12);
  }
});
