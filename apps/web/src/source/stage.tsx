import { type ReactNode, useEffect, useLayoutEffect, useRef } from "react";
import type { PoseSource } from "../pose/index.ts";
import type { Fit } from "../skeleton/object-fit.ts";
import { Overlay } from "../skeleton/overlay.ts";
import { cx } from "../ui/cx.ts";

/**
 * A picture with something drawn over it. The video element is the source's own and only moves in here; the overlay is
 * handed out to whoever draws.
 */
export function Stage({
  source,
  isMirrored,
  fit,
  onOverlay,
  className,
  children,
}: {
  readonly source: PoseSource | null;
  readonly isMirrored: boolean;
  readonly fit: Fit;
  readonly onOverlay: (overlay: Overlay | null) => void;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const overlay = useRef<Overlay | null>(null);

  useLayoutEffect(() => {
    if (!source || !box.current) return;
    return hang(source, box.current);
  }, [source]);

  useLayoutEffect(() => {
    if (source) adjust(source.picture, fit, isMirrored);
  }, [source, fit, isMirrored]);

  useEffect(() => {
    if (!canvas.current) return;
    const made = new Overlay(canvas.current);
    overlay.current = made;
    onOverlay(made);
    return () => {
      overlay.current = null;
      onOverlay(null);
      made.close();
    };
  }, [onOverlay]);

  useEffect(() => {
    if (!overlay.current) return;
    overlay.current.mirrored = isMirrored;
    overlay.current.fit = fit;
  }, [isMirrored, fit]);

  return (
    <div ref={box} className={cx("relative overflow-hidden bg-stage text-on-stage", className)}>
      <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      {children}
    </div>
  );
}

/** Puts a source's picture into the page. Returns the way to take it out again. */
function hang(source: PoseSource, box: HTMLElement): () => void {
  const video = source.picture;
  video.className = "absolute inset-0 size-full";
  video.setAttribute("aria-hidden", "true");
  box.prepend(video);
  // A browser pauses what is moved; a film is started by whoever wants to see it.
  if (source.kind !== "file" && video.srcObject) void video.play().catch(() => undefined);
  return () => video.remove();
}

function adjust(video: HTMLVideoElement, fit: Fit, isMirrored: boolean): void {
  video.style.objectFit = fit;
  video.style.transform = isMirrored ? "scaleX(-1)" : "";
}
