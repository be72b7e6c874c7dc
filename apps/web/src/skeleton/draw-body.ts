import { LANDMARK, SKELETON_EDGES } from "@physiocheck/motion";

export type BodyStyle = {
  /** CSS colours of the person's left, right and middle. */
  readonly left: string;
  readonly right: string;
  readonly middle: string;
  readonly floor: string;
  /** The template's. */
  readonly ghost: string;
};

/** Width of the ghost's limbs, trunk lengths, and how much of it is seen through. */
const GHOST_WIDTH = 0.2;
const GHOST_ALPHA = 0.3;

/** Distance of the eye from the hips, in trunk lengths: mild perspective. */
const EYE = 9;
const HEAD_RADIUS = 0.2;

const isLeft = new Set<number>([11, 13, 15, 23, 25, 27, 29, 31]);

/** Bone order is re-used from frame to frame, so that sorting by depth allocates nothing. */
const order = SKELETON_EDGES.map((_, index) => index);
const depth = new Float32Array(SKELETON_EDGES.length);
const screen = new Float32Array(33 * 3);

/**
 * Draws a lifted body seen from any direction: an orbit camera of our own, no library.
 * @param body 33 × 3, trunk lengths, x right, y down, z away, origin between the hips
 * @param yaw radians the camera has walked around the person
 * @param pitch radians the camera looks down
 * @param ghost the template's posture in the same place, drawn behind; null for none
 */
export function drawBody(
  context: CanvasRenderingContext2D,
  body: Float32Array,
  yaw: number,
  pitch: number,
  style: BodyStyle,
  ghost: Float32Array | null = null,
): void {
  const { width, height } = context.canvas;
  const scale = Math.min(width / 2.6, height / 4.6);
  const centreX = width / 2;
  const centreY = height * 0.5;
  context.clearRect(0, 0, width, height);
  const floorY = Math.max(
    body[LANDMARK.left_heel * 3 + 1] ?? 0,
    body[LANDMARK.right_heel * 3 + 1] ?? 0,
    body[LANDMARK.left_foot_index * 3 + 1] ?? 0,
    body[LANDMARK.right_foot_index * 3 + 1] ?? 0,
  );
  drawFloor(context, floorY, yaw, pitch, scale, centreX, centreY, style.floor);
  context.lineCap = "round";
  if (ghost) drawGhostBody(context, ghost, yaw, pitch, scale, centreX, centreY, style.ghost);
  projectBody(body, yaw, pitch);
  for (let i = 0; i < SKELETON_EDGES.length; i += 1) {
    const [from, to] = SKELETON_EDGES[i] ?? [0, 0];
    depth[i] = (screen[from * 3 + 2] ?? 0) + (screen[to * 3 + 2] ?? 0);
  }
  order.sort((a, b) => (depth[b] ?? 0) - (depth[a] ?? 0));
  for (const index of order) {
    const [from, to] = SKELETON_EDGES[index] ?? [0, 0];
    const fromX = screen[from * 3] ?? Number.NaN;
    const toX = screen[to * 3] ?? Number.NaN;
    if (Number.isNaN(fromX) || Number.isNaN(toX)) continue;
    // Nearer bones are thicker and stronger: depth you can see without turning.
    const near = Math.min(1, Math.max(0, 0.5 - (depth[index] ?? 0) / 4));
    context.globalAlpha = 0.55 + 0.45 * near;
    context.lineWidth = scale * (0.05 + 0.05 * near);
    context.strokeStyle = colourOf(from, to, style);
    context.beginPath();
    context.moveTo(centreX + fromX * scale, centreY + (screen[from * 3 + 1] ?? 0) * scale);
    context.lineTo(centreX + toX * scale, centreY + (screen[to * 3 + 1] ?? 0) * scale);
    context.stroke();
  }
  drawHead(context, scale, centreX, centreY, style.middle);
  context.globalAlpha = 1;
}

/** One path, stroked once: overlapping limbs do not add up to darker patches. */
function drawGhostBody(
  context: CanvasRenderingContext2D,
  ghost: Float32Array,
  yaw: number,
  pitch: number,
  scale: number,
  centreX: number,
  centreY: number,
  colour: string,
): void {
  projectBody(ghost, yaw, pitch);
  context.globalAlpha = GHOST_ALPHA;
  context.lineWidth = GHOST_WIDTH * scale;
  context.strokeStyle = colour;
  context.beginPath();
  for (const [from, to] of SKELETON_EDGES) {
    context.moveTo(centreX + (screen[from * 3] ?? 0) * scale, centreY + (screen[from * 3 + 1] ?? 0) * scale);
    context.lineTo(centreX + (screen[to * 3] ?? 0) * scale, centreY + (screen[to * 3 + 1] ?? 0) * scale);
  }
  const { nose } = LANDMARK;
  const headX = centreX + (screen[nose * 3] ?? 0) * scale;
  const headY = centreY + (screen[nose * 3 + 1] ?? 0) * scale;
  context.moveTo(headX, headY);
  context.lineTo(headX + 1, headY);
  context.stroke();
}

function projectBody(body: Float32Array, yaw: number, pitch: number): void {
  for (let i = 0; i < 33; i += 1)
    project(body[i * 3] ?? 0, body[i * 3 + 1] ?? 0, body[i * 3 + 2] ?? 0, yaw, pitch, i);
}

function drawHead(
  context: CanvasRenderingContext2D,
  scale: number,
  centreX: number,
  centreY: number,
  colour: string,
): void {
  const { left_ear: left, right_ear: right } = LANDMARK;
  const x = ((screen[left * 3] ?? Number.NaN) + (screen[right * 3] ?? Number.NaN)) / 2;
  const y = ((screen[left * 3 + 1] ?? Number.NaN) + (screen[right * 3 + 1] ?? Number.NaN)) / 2;
  if (Number.isNaN(x) || Number.isNaN(y)) return;
  context.globalAlpha = 0.9;
  context.lineWidth = scale * 0.06;
  context.strokeStyle = colour;
  context.beginPath();
  context.arc(centreX + x * scale, centreY + y * scale, HEAD_RADIUS * scale, 0, Math.PI * 2);
  context.stroke();
}

function drawFloor(
  context: CanvasRenderingContext2D,
  floorY: number,
  yaw: number,
  pitch: number,
  scale: number,
  centreX: number,
  centreY: number,
  colour: string,
): void {
  context.strokeStyle = colour;
  context.lineWidth = Math.max(1, scale * 0.012);
  context.globalAlpha = 1;
  context.beginPath();
  for (let ring = 1; ring <= 3; ring += 1) {
    for (let step = 0; step <= 48; step += 1) {
      const angle = (step / 48) * Math.PI * 2;
      const [x, y] = projected(
        Math.cos(angle) * ring * 0.55,
        floorY,
        Math.sin(angle) * ring * 0.55,
        yaw,
        pitch,
      );
      if (step === 0) context.moveTo(centreX + x * scale, centreY + y * scale);
      else context.lineTo(centreX + x * scale, centreY + y * scale);
    }
  }
  context.stroke();
}

function projected(x: number, y: number, z: number, yaw: number, pitch: number): readonly [number, number] {
  project(x, y, z, yaw, pitch, 0);
  return [screen[0] ?? 0, screen[1] ?? 0];
}

function project(x: number, y: number, z: number, yaw: number, pitch: number, into: number): void {
  const turnedX = x * Math.cos(yaw) + z * Math.sin(yaw);
  const turnedZ = z * Math.cos(yaw) - x * Math.sin(yaw);
  const tiltedY = y * Math.cos(pitch) - turnedZ * Math.sin(pitch);
  const tiltedZ = turnedZ * Math.cos(pitch) + y * Math.sin(pitch);
  const perspective = EYE / (EYE + tiltedZ);
  screen[into * 3] = turnedX * perspective;
  screen[into * 3 + 1] = tiltedY * perspective;
  screen[into * 3 + 2] = tiltedZ;
}

function colourOf(from: number, to: number, style: BodyStyle): string {
  if (isLeft.has(from) !== isLeft.has(to)) return style.middle;
  return isLeft.has(from) ? style.left : style.right;
}
