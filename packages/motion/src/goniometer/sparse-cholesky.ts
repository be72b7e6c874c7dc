/**
 * Cholesky factorisation of small symmetric positive definite matrices that share one sparsity pattern, as those of a
 * skeleton do: a joint is tied to few others. The pattern is worked out once; after that a factorisation is a walk along
 * prepared index lists, without search and without allocation (Davis 2006, "Direct Methods for Sparse Linear Systems").
 * Matrices are n × n, row by row; only the lower triangle is read.
 */
export class SparseCholesky {
  /** The factor, lower triangle. */
  readonly factor: Float64Array;
  private readonly n: number;
  /** Per column: first and one past last place in `rows`. */
  private readonly columns: Int32Array;
  /** Rows below the diagonal that are not zero, column after column. */
  private readonly rows: Int32Array;

  /**
   * @param n size
   * @param links pairs of unknowns that are tied; unknowns with few ties should come first, they then cost least
   */
  constructor(n: number, links: readonly (readonly [number, number])[]) {
    this.n = n;
    this.factor = new Float64Array(n * n);
    const filled = Array.from({ length: n }, () => new Set<number>());
    for (const [a, b] of links) if (a !== b) filled[Math.min(a, b)].add(Math.max(a, b));
    for (let j = 0; j < n; j += 1) {
      const below = [...filled[j]].toSorted((a, b) => a - b);
      // Taking out an unknown ties all that were tied to it to each other.
      below.forEach((first, k) => {
        for (const second of below.slice(k + 1)) filled[first].add(second);
      });
    }
    this.columns = new Int32Array(n + 1);
    const rows: number[] = [];
    for (let j = 0; j < n; j += 1) {
      rows.push(...[...filled[j]].toSorted((a, b) => a - b));
      this.columns[j + 1] = rows.length;
    }
    this.rows = Int32Array.from(rows);
  }

  /** Factors a matrix with the pattern. A pivot that is not positive is lifted to a tiny one. */
  decompose(matrix: Float64Array): void {
    const { factor: l, n, columns, rows } = this;
    l.set(matrix);
    for (let j = 0; j < n; j += 1) {
      const pivot = l[j * n + j];
      const root = Math.sqrt(pivot > 1e-12 ? pivot : 1e-12);
      l[j * n + j] = root;
      const end = columns[j + 1];
      for (let a = columns[j]; a < end; a += 1) l[rows[a] * n + j] /= root;
      for (let a = columns[j]; a < end; a += 1) {
        const row = rows[a];
        const value = l[row * n + j];
        for (let b = columns[j]; b <= a; b += 1) l[row * n + rows[b]] -= value * l[rows[b] * n + j];
      }
    }
  }

  /** Solves with the factor: `b` becomes the solution. */
  solve(b: Float64Array): void {
    const { factor: l, n, columns, rows } = this;
    this.forward(b);
    for (let j = n - 1; j >= 0; j -= 1) {
      let sum = b[j];
      for (let a = columns[j]; a < columns[j + 1]; a += 1) sum -= l[rows[a] * n + j] * b[rows[a]];
      b[j] = sum / l[j * n + j];
    }
  }

  /** gᵀ A⁻¹ g: the variance of a quantity with slopes `g` where A is the information. `g` is overwritten. */
  variance(g: Float64Array): number {
    this.forward(g);
    let sum = 0;
    for (let j = 0; j < this.n; j += 1) sum += g[j] * g[j];
    return sum;
  }

  private forward(b: Float64Array): void {
    const { factor: l, n, columns, rows } = this;
    for (let j = 0; j < n; j += 1) {
      const value = b[j] / l[j * n + j];
      b[j] = value;
      if (value === 0) continue;
      for (let a = columns[j]; a < columns[j + 1]; a += 1) b[rows[a]] -= l[rows[a] * n + j] * value;
    }
  }
}
