import type { PostureView } from "@physiocheck/motion";

/** An outline to stand in, over the camera's picture: whole body, feet at the bottom. */
export function Silhouette({ view }: { readonly view: PostureView }) {
  const isSide = view === "left" || view === "right";
  return (
    <svg
      aria-hidden
      viewBox="0 0 300 400"
      className="pointer-events-none absolute inset-0 size-full"
      fill="none"
      stroke="white"
      strokeWidth={3}
      strokeDasharray="8 6"
      strokeLinejoin="round"
    >
      <line x1={150} y1={10} x2={150} y2={392} strokeWidth={1.5} />
      <circle cx={150} cy={48} r={23} />
      {isSide ? (
        <path d="M136 76 Q120 120 128 170 Q118 200 130 230 L134 300 L132 380 L172 380 L162 300 L168 230 Q176 200 168 165 Q176 110 164 76 Z" />
      ) : (
        <path d="M140 74 L105 88 L92 150 L84 215 L98 215 L112 140 L118 190 L122 290 L126 382 L146 382 L150 220 L154 382 L174 382 L178 290 L182 190 L188 140 L202 215 L216 215 L208 150 L195 88 L160 74 Z" />
      )}
    </svg>
  );
}
