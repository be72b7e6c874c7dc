/** A point in a picture, y down. */
export type Point = readonly [number, number];

/** The point `length` away in a direction: degrees clockwise from up. */
export function step([x, y]: Point, length: number, degreesFromUp: number): Point {
  const angle = (degreesFromUp * Math.PI) / 180;
  return [x + length * Math.sin(angle), y - length * Math.cos(angle)];
}

/** An SVG arc around `centre` from one direction to another, degrees clockwise from up. */
export function arcPath(centre: Point, radius: number, from: number, to: number): string {
  const [a, b] = [step(centre, radius, from), step(centre, radius, to)];
  const large = Math.abs(to - from) > 180 ? 1 : 0;
  const sweep = to > from ? 1 : 0;
  return `M ${a[0].toFixed(1)} ${a[1].toFixed(1)} A ${radius} ${radius} 0 ${large} ${sweep} ${b[0].toFixed(1)} ${b[1].toFixed(1)}`;
}
