import type { PictureSize, Readout } from "@physiocheck/motion";
import { drawGhost, drawSkeleton } from "./draw-skeleton.ts";
import { ghostPoints, placeGhost, type GhostPlace, type GhostPostures } from "./ghost.ts";
import { type Fit, place, type Placement } from "./object-fit.ts";

/** Canvas pixels a CSS pixel at most: beyond that a phone draws four times as much and nobody sees it. */
const MOST_DENSITY = 2;
const GHOST_ALPHA = 0.42;

/**
 * What is drawn over the picture: the template's ghost and the person's skeleton. Drawn straight to a canvas with every
 * pose, past React.
 */
export class Overlay {
  mirrored = false;
  fit: Fit = "cover";
  /** Draw the ghost where one is known. */
  showGhost = true;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D | null;
  private readonly observer: ResizeObserver;
  private placement: Placement | null = null;
  private placedFor: PictureSize = { width: 0, height: 0 };
  private ghost: GhostPostures | null = null;
  private ghostPlace: GhostPlace | null = null;
  private readonly points = new Float32Array(33 * 2);
  private readonly ghostColour: string;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
    this.context = canvas.getContext("2d");
    this.ghostColour = getComputedStyle(canvas).getPropertyValue("--ghost").trim() || "#6fe3d5";
    this.observer = new ResizeObserver(() => this.resize());
    this.observer.observe(canvas);
    this.resize();
  }

  /** Lets go of the canvas. */
  close(): void {
    this.observer.disconnect();
  }

  /** The exercise's postures, as soon as they are there. */
  haunt(ghost: GhostPostures | null): void {
    this.ghost = ghost;
    this.ghostPlace = null;
  }

  /** Lays the ghost over the person, who is in the start pose now. Keeps the old place if this look was a bad one. */
  settleGhost(landmarks: Float32Array, picture: PictureSize): void {
    if (!this.ghost) return;
    this.ghostPlace =
      placeGhost(this.ghost.start, landmarks, picture.width / picture.height) ?? this.ghostPlace;
  }

  /** One frame. `readout` null: no exercise runs, so no ghost. */
  draw(landmarks: Float32Array | null, picture: PictureSize, readout: Readout | null): void {
    const { context } = this;
    if (!context) return;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    const placement = this.place(picture);
    if (readout && this.showGhost && this.ghost && this.ghostPlace) {
      ghostPoints(
        this.points,
        this.ghost.peak[readout.side],
        this.ghostPlace,
        picture.width / picture.height,
      );
      drawGhost(context, this.points, placement, this.ghostColour, GHOST_ALPHA);
    }
    if (landmarks) drawSkeleton(context, landmarks, placement);
  }

  /** Takes everything away. */
  clear(): void {
    this.context?.clearRect(0, 0, this.canvas.width, this.canvas.height);
  }

  private place(picture: PictureSize): Placement {
    const { placement, placedFor } = this;
    const same = placedFor.width === picture.width && placedFor.height === picture.height;
    if (placement && same && placement.mirrored === this.mirrored) return placement;
    this.placedFor = { width: picture.width, height: picture.height };
    this.placement = place(this.canvas, picture, this.fit, this.mirrored);
    return this.placement;
  }

  private resize(): void {
    const density = Math.min(MOST_DENSITY, globalThis.devicePixelRatio || 1);
    this.canvas.width = Math.max(1, Math.round(this.canvas.clientWidth * density));
    this.canvas.height = Math.max(1, Math.round(this.canvas.clientHeight * density));
    this.placement = null;
  }
}
