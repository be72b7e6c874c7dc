import { BufferGeometry, Material, Mesh, PCFShadowMap, Scene, WebGLRenderer } from "three";
import type { Camera } from "../camera/camera.ts";
import type { Patient } from "../patient.ts";
import { buildFigure } from "./figure.ts";
import { pinhole } from "./pinhole.ts";
import { furnish } from "./room.ts";
import type { Backdrop } from "./room.ts";

export type { Backdrop } from "./room.ts";

export type RenderOptions = {
  /** What is behind the figure; `room` if absent. */
  readonly backdrop?: Backdrop;
  /** Device pixels a CSS pixel; 1 if absent, so that the canvas is the camera's picture. */
  readonly pixelRatio?: number;
  /** Smooth edges. Default: where there is a graphics card; in software they double the work. */
  readonly antialias?: boolean;
};

export type PlayOptions = {
  /** Start again at the end; otherwise stand still there. Default true. */
  readonly loop?: boolean;
  /** 1 is real time. */
  readonly speed?: number;
  /** Told of the patient's time (ms) after each picture. */
  readonly onDraw?: (t: number) => void;
};

/** A patient drawn on a canvas. */
export type RenderedPatient = {
  /** Draws the moment `t` (ms of the patient's time), at once. */
  readonly drawAt: (t: number) => void;
  /** Draws on its own from now on; call what it returns to stop. */
  readonly play: (options?: PlayOptions) => () => void;
  /** Plays, and gives the canvas as a camera would. Stopping the track stops it. */
  readonly stream: (fps: number, options?: PlayOptions) => MediaStream;
  /** Stops and frees the graphics memory. */
  readonly dispose: () => void;
};

/**
 * Draws a simulated person with three.js. The picture is that of the same pinhole camera `project` uses: what is known about
 * the landmarks holds to the pixel.
 * @throws Error where the browser has no WebGL
 */
export function renderPatient(
  canvas: HTMLCanvasElement,
  patient: Patient,
  camera: Camera,
  options: RenderOptions = {},
): RenderedPatient {
  const backdrop = options.backdrop ?? "room";
  const renderer = new WebGLRenderer({
    canvas,
    antialias: options.antialias ?? !drawsInSoftware(),
    alpha: backdrop === "clear",
  });
  renderer.setPixelRatio(options.pixelRatio ?? 1);
  renderer.setSize(camera.picture.width, camera.picture.height, false);
  renderer.shadowMap.enabled = true;
  renderer.shadowMap.type = PCFShadowMap;

  const scene = new Scene();
  const figure = buildFigure(patient.body);
  scene.add(figure.group);
  furnish(scene, patient, camera, backdrop);
  const eye = pinhole(camera);

  let stopPlaying: (() => void) | null = null;
  const drawAt = (t: number): void => {
    figure.pose(patient.postureAt(t));
    renderer.render(scene, eye);
  };
  const play = (settings: PlayOptions = {}): (() => void) => {
    stopPlaying?.();
    const begun = performance.now();
    let request = 0;
    const step = (now: number): void => {
      const t = Math.max(0, now - begun) * (settings.speed ?? 1);
      const shown = (settings.loop ?? true) ? t % patient.durationMs : Math.min(t, patient.durationMs);
      drawAt(shown);
      settings.onDraw?.(shown);
      request = requestAnimationFrame(step);
    };
    request = requestAnimationFrame(step);
    const stop = (): void => cancelAnimationFrame(request);
    stopPlaying = stop;
    return stop;
  };

  return {
    drawAt,
    play,
    stream: (fps, settings) => {
      const stop = play(settings);
      const stream = canvas.captureStream(fps);
      for (const track of stream.getTracks()) {
        const end = track.stop.bind(track);
        track.stop = () => {
          stop();
          end();
        };
      }
      return stream;
    },
    dispose: () => {
      stopPlaying?.();
      scene.traverse((object) => {
        if (!(object instanceof Mesh)) return;
        if (object.geometry instanceof BufferGeometry) object.geometry.dispose();
        const materials: unknown[] = Array.isArray(object.material) ? object.material : [object.material];
        for (const material of materials) if (material instanceof Material) material.dispose();
      });
      renderer.dispose();
    },
  };
}

/** Whether WebGL is drawn by the processor here. */
function drawsInSoftware(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const named = context?.getExtension("WEBGL_debug_renderer_info");
  const renderer: unknown = context && named ? context.getParameter(named.UNMASKED_RENDERER_WEBGL) : "";
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return /swiftshader|llvmpipe|software|basic render/i.test(String(renderer));
}
