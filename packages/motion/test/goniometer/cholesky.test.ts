import { expect, test } from "vitest";
import { factor, invert, solve } from "../../src/goniometer/cholesky.ts";

const A = [
  [4, 1, 0.5],
  [1, 3, 0.2],
  [0.5, 0.2, 2],
];

test("solves a symmetric system", () => {
  const a = Float64Array.from(A.flat());
  const b = Float64Array.from([1, 2, 3]);
  factor(a, 3);
  solve(a, b, 3);
  const back = A.map((row) => row.reduce((sum, x, j) => sum + x * b[j], 0));
  expect(back[0]).toBeCloseTo(1, 12);
  expect(back[1]).toBeCloseTo(2, 12);
  expect(back[2]).toBeCloseTo(3, 12);
});

test("inverts a symmetric matrix, both triangles", () => {
  const inverse = Float64Array.from(A.flat());
  factor(inverse, 3);
  invert(inverse, 3);
  for (let i = 0; i < 3; i += 1) {
    for (let j = 0; j < 3; j += 1) {
      const product = A[i].reduce((sum, x, k) => sum + x * inverse[k * 3 + j], 0);
      expect(product).toBeCloseTo(i === j ? 1 : 0, 12);
    }
  }
});
