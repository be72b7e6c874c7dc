/**
 * Small dense symmetric positive definite systems, in place, no allocation (Golub & Van Loan 2013, 4.2).
 * Matrices are n × n, row by row.
 */

/** Replaces `a` by its Cholesky factor, in the lower triangle. A pivot that is not positive is lifted to a tiny one. */
export function factor(a: Float64Array, n: number): void {
  for (let j = 0; j < n; j += 1) {
    let pivot = a[j * n + j];
    for (let k = 0; k < j; k += 1) pivot -= a[j * n + k] * a[j * n + k];
    const root = Math.sqrt(pivot > 1e-12 ? pivot : 1e-12);
    a[j * n + j] = root;
    for (let i = j + 1; i < n; i += 1) {
      let sum = a[i * n + j];
      for (let k = 0; k < j; k += 1) sum -= a[i * n + k] * a[j * n + k];
      a[i * n + j] = sum / root;
    }
  }
}

/** Solves with a factor: `b` becomes the solution. */
export function solve(l: Float64Array, b: Float64Array, n: number): void {
  for (let i = 0; i < n; i += 1) {
    let sum = b[i];
    for (let k = 0; k < i; k += 1) sum -= l[i * n + k] * b[k];
    b[i] = sum / l[i * n + i];
  }
  for (let i = n - 1; i >= 0; i -= 1) {
    let sum = b[i];
    for (let k = i + 1; k < n; k += 1) sum -= l[k * n + i] * b[k];
    b[i] = sum / l[i * n + i];
  }
}

/** Replaces a factor by the inverse of the matrix it came from, both triangles. */
export function invert(l: Float64Array, n: number): void {
  // Inverse of the factor, in the lower triangle.
  for (let j = 0; j < n; j += 1) {
    l[j * n + j] = 1 / l[j * n + j];
    for (let i = j + 1; i < n; i += 1) {
      let sum = 0;
      for (let k = j; k < i; k += 1) sum -= l[i * n + k] * l[k * n + j];
      l[i * n + j] = sum / l[i * n + i];
    }
  }
  // Its transpose times itself.
  for (let i = 0; i < n; i += 1) {
    for (let j = 0; j <= i; j += 1) {
      let sum = 0;
      for (let k = i; k < n; k += 1) sum += l[k * n + i] * l[k * n + j];
      l[j * n + i] = sum;
    }
  }
  for (let i = 0; i < n; i += 1) for (let j = 0; j < i; j += 1) l[i * n + j] = l[j * n + i];
}
