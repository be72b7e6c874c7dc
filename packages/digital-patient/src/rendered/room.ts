import {
  BackSide,
  BoxGeometry,
  CircleGeometry,
  Color,
  CylinderGeometry,
  DirectionalLight,
  Float32BufferAttribute,
  Fog,
  Group,
  HemisphereLight,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  ShadowMaterial,
  SphereGeometry,
} from "three";
import type { Object3D, Scene } from "three";
import type { Camera } from "../camera/camera.ts";
import { landmarksOf } from "../body/skeleton.ts";
import { STILL } from "../motions/motion.ts";
import type { ExerciseMotion } from "../motions/motion.ts";
import { stepHeight, stepReach } from "../motions/knee/step-up.ts";
import { barHeight } from "../motions/shoulder/pull-up.ts";
import { seatHeight, seatedHipZ } from "../motions/knee/sit-to-stand.ts";
import type { Body } from "../body/body.ts";
import { ankleLine } from "../pose/stance.ts";
import type { Patient } from "../patient.ts";
import { paint, solid } from "./parts.ts";

/** `room`: floor and walls in soft light. `clear`: only a shadow, over whatever is behind the canvas. */
export type Backdrop = "room" | "clear";

const FLOOR = "#d9d3c8";
const HORIZON = "#e6e8e6";
const CEILING = "#f3f6f7";

/** Floor, sky, light from over the camera's shoulder, and what the exercise needs. */
export function furnish(scene: Scene, patient: Patient, camera: Camera, backdrop: Backdrop): void {
  if (backdrop === "room") {
    scene.background = new Color(HORIZON);
    scene.fog = new Fog(HORIZON, 7, 16);
    const floor = new Mesh(new CircleGeometry(16, 48), new MeshLambertMaterial({ color: FLOOR }));
    floor.rotation.x = -Math.PI / 2;
    floor.receiveShadow = true;
    scene.add(floor, sky());
  } else {
    const floor = new Mesh(new PlaneGeometry(12, 12), new ShadowMaterial({ opacity: 0.22 }));
    floor.rotation.x = -Math.PI / 2;
    floor.receiveShadow = true;
    scene.add(floor);
  }
  scene.add(new HemisphereLight("#ffffff", "#c9bfb0", 1.75), lamp(camera));
  for (const prop of propsOf(patient)) scene.add(prop);
}

function sky(): Mesh {
  const geometry = new SphereGeometry(18, 12, 16);
  const low = new Color(HORIZON);
  const high = new Color(CEILING);
  const positions = geometry.getAttribute("position");
  const colors: number[] = [];
  for (let i = 0; i < positions.count; i += 1) {
    const up = Math.min(1, Math.max(0, positions.getY(i) / 9));
    const color = low.clone().lerp(high, up);
    colors.push(color.r, color.g, color.b);
  }
  geometry.setAttribute("color", new Float32BufferAttribute(colors, 3));
  return new Mesh(geometry, new MeshBasicMaterial({ vertexColors: true, side: BackSide, fog: false }));
}

function lamp(camera: Camera): Group {
  const light = new DirectionalLight("#fff4e6", 1.7);
  const [rx, , rz] = camera.right;
  const [ax, , az] = camera.away;
  light.position.set(-rx * 2.2 - ax * 2.6, 4.4, -rz * 2.2 - az * 2.6);
  light.castShadow = true;
  light.shadow.mapSize.set(768, 768);
  light.shadow.radius = 5;
  light.shadow.bias = -0.0008;
  light.shadow.normalBias = 0.02;
  const box = light.shadow.camera;
  box.left = box.bottom = -2.3;
  box.right = box.top = 2.3;
  box.near = 0.5;
  box.far = 12;
  const group = new Group();
  group.add(light, light.target);
  light.target.position.set(0, 0.6, 0);
  return group;
}

function propsOf(patient: Patient): Object3D[] {
  const wanted = new Map(patient.exercises.map((motion) => [motion.prop, motion] as const));
  const props: Object3D[] = [];
  if (wanted.has("chair")) props.push(chair(patient.body));
  const onMat = wanted.get("mat");
  if (onMat) props.push(mat(patient.body, onMat));
  if (wanted.has("step")) props.push(step(patient.body));
  if (wanted.has("bar")) props.push(bar(patient.body));
  return props;
}

function chair(body: Body): Group {
  const wood = paint("#b98f66");
  const cloth = paint("#8fa6a8");
  const seat = seatHeight(body);
  const depth = 0.25 * body.height;
  const width = 0.27 * body.height;
  const middle = seatedHipZ(body) + 0.05 * body.height;
  const group = new Group();
  const box = (w: number, h: number, d: number, x: number, y: number, z: number, material = wood): void => {
    const mesh = solid(new BoxGeometry(w, h, d), material);
    mesh.position.set(x, y, z);
    group.add(mesh);
  };
  box(width, 0.05, depth, 0, seat - 0.025, middle, cloth);
  const back = middle - depth / 2 - 0.015;
  box(width * 0.94, 0.2, 0.03, 0, seat + 0.34, back, cloth);
  for (const x of [-1, 1]) {
    const post = (x * (width - 0.05)) / 2;
    box(0.035, seat + 0.44, 0.035, post, (seat + 0.44) / 2, back);
    box(0.035, seat - 0.05, 0.035, post, (seat - 0.05) / 2, middle + depth / 2 - 0.03);
  }
  return group;
}

function step(body: Body): Mesh {
  const height = stepHeight(body);
  const mesh = solid(new BoxGeometry(0.42 * body.height, height, 0.17 * body.height), paint("#8fa6a8"));
  mesh.position.set(0, height / 2, ankleLine(body) + stepReach(body) + 0.035 * body.height);
  return mesh;
}

function bar(body: Body): Mesh {
  const mesh = solid(new CylinderGeometry(0.016, 0.016, 1.1, 16), paint("#6d7478"));
  mesh.rotation.z = Math.PI / 2;
  mesh.position.set(0, barHeight(body) + 0.035 * body.height, 0.01);
  return mesh;
}

function mat(body: Body, motion: ExerciseMotion): Mesh {
  const points = landmarksOf(body, motion.posture(body, STILL));
  let [back, front] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let [right, left] = [-0.21, 0.21];
  for (let k = 0; k < 33; k += 1) {
    right = Math.min(right, points[k * 3]);
    left = Math.max(left, points[k * 3]);
    back = Math.min(back, points[k * 3 + 2]);
    front = Math.max(front, points[k * 3 + 2]);
  }
  const mesh = solid(new BoxGeometry(left - right + 0.3, 0.012, front - back + 0.3), paint("#7f9fb0"));
  mesh.castShadow = false;
  mesh.position.set((left + right) / 2, -0.001, (front + back) / 2);
  return mesh;
}
