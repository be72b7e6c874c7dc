import { BufferGeometry, Float32BufferAttribute } from "three";

/** One cross-section: its height along y, its half widths along x and z, and where its centre is. Metres. */
export type Ring = {
  readonly y: number;
  readonly rx: number;
  readonly rz: number;
  readonly cx?: number;
  readonly cz?: number;
};

/** Few enough triangles for a browser that draws in software. */
const AROUND = 20;
const BETWEEN = 3;

/**
 * A closed smooth skin over cross-sections, from the first to the last, both capped with rounded ends.
 * `square` 2 is an ellipse, more is boxier (superellipse).
 */
export function loft(rings: readonly Ring[], square = 2): BufferGeometry {
  const dense = closeEnds(refine(rings));
  const positions: number[] = [];
  const power = 2 / square;
  for (const ring of dense) {
    for (let k = 0; k < AROUND; k += 1) {
      const a = (k / AROUND) * 2 * Math.PI;
      const [c, s] = [Math.cos(a), Math.sin(a)];
      positions.push(
        (ring.cx ?? 0) + ring.rx * Math.sign(c) * Math.abs(c) ** power,
        ring.y,
        (ring.cz ?? 0) + ring.rz * Math.sign(s) * Math.abs(s) ** power,
      );
    }
  }
  const up = dense.at(-1)!.y > dense[0].y;
  const indices: number[] = [];
  for (let r = 0; r + 1 < dense.length; r += 1) {
    for (let k = 0; k < AROUND; k += 1) {
      const a = r * AROUND + k;
      const b = r * AROUND + ((k + 1) % AROUND);
      const [c, d] = [a + AROUND, b + AROUND];
      if (up) indices.push(a, c, b, b, c, d);
      else indices.push(a, b, c, b, d, c);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(positions, 3));
  geometry.setIndex(indices);
  geometry.computeVertexNormals();
  return geometry;
}

/** Both ends get smaller rings on a quarter of an ellipse, as far out as a third of their width. */
function closeEnds(rings: readonly Ring[]): Ring[] {
  const first = rings[0];
  const last = rings.at(-1)!;
  const direction = Math.sign(last.y - first.y);
  const cap = (ring: Ring, sign: number): Ring[] =>
    [0.5, 0.87, 1].map((part) => {
      const width = Math.sqrt(Math.max(0, 1 - part * part));
      const reach = (Math.min(ring.rx, ring.rz) / 2.4) * part;
      return {
        ...ring,
        y: ring.y + sign * reach,
        rx: ring.rx * Math.max(width, 1e-3),
        rz: ring.rz * Math.max(width, 1e-3),
      };
    });
  return [...cap(first, -direction).toReversed(), ...rings, ...cap(last, direction)];
}

/** Catmull-Rom between the cross-sections, so that a few numbers make a soft shape. */
function refine(rings: readonly Ring[]): Ring[] {
  const at = (i: number): Ring => rings[Math.min(rings.length - 1, Math.max(0, i))];
  const out: Ring[] = [];
  for (let i = 0; i + 1 < rings.length; i += 1) {
    for (let k = 0; k < BETWEEN; k += 1) {
      const s = k / BETWEEN;
      const blend = (of: (ring: Ring) => number): number =>
        catmullRom(of(at(i - 1)), of(at(i)), of(at(i + 1)), of(at(i + 2)), s);
      out.push({
        y: at(i).y + (at(i + 1).y - at(i).y) * s,
        rx: Math.max(
          1e-4,
          blend((r) => r.rx),
        ),
        rz: Math.max(
          1e-4,
          blend((r) => r.rz),
        ),
        cx: blend((r) => r.cx ?? 0),
        cz: blend((r) => r.cz ?? 0),
      });
    }
  }
  out.push(at(rings.length - 1));
  return out;
}

function catmullRom(a: number, b: number, c: number, d: number, s: number): number {
  return (
    0.5 * (2 * b + (c - a) * s + (2 * a - 5 * b + 4 * c - d) * s * s + (3 * b - a - 3 * c + d) * s * s * s)
  );
}
