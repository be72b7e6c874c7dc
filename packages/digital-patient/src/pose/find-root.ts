/** Where a monotone function that changes sign between `low` and `high` is zero (bisection). */
export function findRoot(f: (x: number) => number, low: number, high: number, halvings = 60): number {
  let a = low;
  let b = high;
  const rising = f(b) > f(a);
  for (let i = 0; i < halvings; i += 1) {
    const middle = (a + b) / 2;
    if (f(middle) > 0 === rising) b = middle;
    else a = middle;
  }
  return (a + b) / 2;
}
