/** To so many decimal places. Never −0: it would come back from storage as 0, and a result must be the same before and after. */
export function rounded(x: number, digits: number): number {
  const scale = 10 ** digits;
  return Math.round(x * scale) / scale + 0;
}

/** `rounded` to one place. */
export function tenth(x: number): number {
  return rounded(x, 1);
}

/** `rounded` to two places. */
export function hundredth(x: number): number {
  return rounded(x, 2);
}
