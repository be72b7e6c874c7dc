import { BufferAttribute, Mesh } from "three";
import type { Group } from "three";
import type { Body } from "../body/body.ts";
import type { Carriage } from "../body/carriage.ts";
import { clamp, radians } from "../geometry/vector.ts";

/**
 * Bends the drawn thorax as the shoulders and the head are carried: the shirt follows the shoulders from the lower ribs
 * upwards, the neck follows the head. Skin is moved anew from its first shape, and only when the carriage changes.
 */
export function carriedThorax(body: Body, thorax: Group): (carriage: Carriage | undefined) => void {
  const skins = thorax.children.flatMap((child) => {
    const attribute: unknown = child instanceof Mesh ? child.geometry.getAttribute("position") : null;
    if (!(child instanceof Mesh) || !(attribute instanceof BufferAttribute)) return [];
    return [{ mesh: child, attribute, first: Float32Array.from(attribute.array) }];
  });
  let last = "";
  return (carriage) => {
    const wanted = JSON.stringify(carriage ?? null);
    if (wanted === last || (last === "" && !carriage)) return;
    last = wanted;
    const { shoulderTilt = 0, shouldersForward = 0, headForward = 0 } = carriage ?? {};
    const [sin, cos] = [Math.sin(radians(shoulderTilt)), Math.cos(radians(shoulderTilt))];
    for (const { mesh, attribute, first } of skins) {
      for (let k = 0; k < attribute.count; k += 1) {
        const [x, y, z] = [first[3 * k], first[3 * k + 1], first[3 * k + 2]];
        const girdle = soft(y, 0.55 * body.trunk, 0.93 * body.trunk);
        const neck = soft(y, body.trunk + 0.01 * body.height, body.trunk + 0.06 * body.height);
        const outwards = Math.min(1, Math.abs(x) / body.halfShoulders);
        attribute.setXYZ(
          k,
          x * (1 + girdle * (1 - neck) * (cos - 1)),
          y + girdle * (1 - neck) * sin * x,
          z + girdle * outwards * (1 - neck) * shouldersForward + neck * headForward,
        );
      }
      attribute.needsUpdate = true;
      mesh.geometry.computeVertexNormals();
      mesh.geometry.computeBoundingSphere();
    }
  };
}

/** 0 below `from`, 1 over `to`, soft between. */
function soft(y: number, from: number, to: number): number {
  const s = clamp((y - from) / (to - from), 0, 1);
  return s * s * (3 - 2 * s);
}
