/**
 * Log dimensionless jerk of a movement, from its speed: −ln( T³ / v_peak² · ∫ (d²v/dt²)² dt ). No unit; closer to 0 (or higher) is
 * smoother. More easily disturbed by measurement noise than SPARC. Hogan and Sternad 2009; Balasubramanian et al. 2015, the
 * velocity-based form with second differences and T = samples / rate.
 *
 * @param speed speed profile of one movement, uniform samples, any unit
 * @param rate samples a second
 * @returns null where nothing moved, speed changed evenly throughout, or fewer than 4 samples were given
 */
export function ldlj(speed: ArrayLike<number>, rate: number): number | null {
  const n = speed.length;
  if (n < 4) return null;
  let peak = 0;
  for (let i = 0; i < n; i += 1) peak = Math.max(peak, Math.abs(speed[i]));
  let squares = 0;
  for (let i = 2; i < n; i += 1) {
    const jerk = (speed[i] - 2 * speed[i - 1] + speed[i - 2]) * rate * rate;
    squares += jerk * jerk;
  }
  const dimensionless = ((n / rate) ** 3 / peak ** 2) * (squares / rate);
  return dimensionless > 0 && Number.isFinite(dimensionless) ? -Math.log(dimensionless) : null;
}
