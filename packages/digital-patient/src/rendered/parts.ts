import { Group, Mesh, MeshLambertMaterial, SphereGeometry } from "three";
import type { BufferGeometry, Material } from "three";
import { loft } from "./loft.ts";
import type { Ring } from "./loft.ts";

/** A solid that throws and receives shadow. */
export function solid(geometry: BufferGeometry, material: Material): Mesh {
  const mesh = new Mesh(geometry, material);
  mesh.castShadow = true;
  mesh.receiveShadow = true;
  return mesh;
}

export function paint(color: string): MeshLambertMaterial {
  return new MeshLambertMaterial({ color });
}

/** A ball stretched along the axes, somewhere. Metres. */
export function ball(
  material: Material,
  radii: readonly [number, number, number],
  at: readonly [number, number, number] = [0, 0, 0],
): Mesh {
  const mesh = solid(new SphereGeometry(1, 18, 12), material);
  mesh.scale.set(...radii);
  mesh.position.set(...at);
  return mesh;
}

export function skin(rings: readonly Ring[], material: Material, square = 2): Mesh {
  return solid(loft(rings, square), material);
}

export function groupOf(...children: readonly (Mesh | Group)[]): Group {
  const group = new Group();
  group.add(...children);
  return group;
}
