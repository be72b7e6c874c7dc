import { Pause, Play } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { arcPath, type Point } from "../ui/arc.ts";
import { calmProgress, squatFigure } from "./squat-figure.ts";

/** One repetition, ms. */
const PERIOD = 5200;
const TARGET = 8;
const RING = 2 * Math.PI * 52;

function line(...points: readonly Point[]): string {
  return points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(" ");
}

function stillPreferred(): boolean {
  return typeof matchMedia === "function" && matchMedia("(prefers-reduced-motion: reduce)").matches;
}

/** The front page's picture: a drawn person squatting, measured the way the app measures: angle, doubt, count, progress. */
export function MovingFigure() {
  const { t } = useTranslation("landing");
  const [playing, setPlaying] = useState(() => !stillPreferred());
  const [time, setTime] = useState(PERIOD * 3.4);

  useEffect(() => {
    if (!playing) return;
    let last: number | null = null;
    let request = requestAnimationFrame(function tick(now: number) {
      const passed = last === null ? 0 : Math.min(100, now - last);
      last = now;
      setTime((before) => (before + passed) % (PERIOD * TARGET));
      request = requestAnimationFrame(tick);
    });
    return () => cancelAnimationFrame(request);
  }, [playing]);

  const phase = (time % PERIOD) / PERIOD;
  const progress = calmProgress(phase);
  const count = Math.floor(time / PERIOD) + (phase > 0.94 ? 1 : 0);
  const figure = squatFigure(progress);
  const { knee, hip, ankle, shoulder } = figure;
  const thigh = (Math.atan2(hip[0] - knee[0], knee[1] - hip[1]) * 180) / Math.PI;
  const beyond: Point = [knee[0] + (knee[0] - hip[0]) * 0.8, knee[1] + (knee[1] - hip[1]) * 0.8];
  const shank = (Math.atan2(ankle[0] - knee[0], knee[1] - ankle[1]) * 180) / Math.PI;
  const from = thigh + 180;
  const to = shank < 0 ? shank + 360 : shank;

  return (
    <div className="relative">
      <svg
        viewBox="0 0 480 500"
        role="img"
        aria-label={t("picture.label")}
        className="h-auto w-full text-ink"
      >
        <ellipse cx="240" cy="468" rx="170" ry="10" className="fill-raised" />
        {/* The template's ghost: where the movement should arrive. */}
        <g
          className="text-accent"
          opacity="0.22"
          fill="none"
          stroke="currentColor"
          strokeWidth="13"
          strokeLinecap="round"
          strokeLinejoin="round"
        >
          <Bones progress={1} />
        </g>
        <g fill="none" stroke="currentColor" strokeWidth="9" strokeLinecap="round" strokeLinejoin="round">
          <Bones progress={progress} />
        </g>
        <line
          x1={knee[0]}
          y1={knee[1]}
          x2={beyond[0]}
          y2={beyond[1]}
          className="stroke-accent"
          strokeWidth="2.5"
          strokeDasharray="3 7"
          strokeLinecap="round"
        />
        <path
          d={arcPath(knee, 46, from, to)}
          fill="none"
          className="stroke-accent"
          strokeWidth="5"
          strokeLinecap="round"
        />
        <g className="fill-surface stroke-accent" strokeWidth="5">
          {[shoulder, figure.elbow, hip, knee, ankle].map(([x, y], index) => (
            // The joints keep their order while they move.
            // oxlint-disable-next-line react/no-array-index-key
            <circle key={index} cx={x} cy={y} r="8" />
          ))}
        </g>
        <g transform={`translate(${Math.min(388, knee[0] + 96)} ${knee[1] + 8})`} className="fill-ink">
          <text fontSize="15" className="fill-ink-soft">
            {t("picture.knee")}
          </text>
          <text y="32" fontSize="30" fontWeight="650">
            {`${Math.round(figure.kneeFlexion)}°`}
          </text>
          <text y="54" fontSize="15" className="fill-ink-soft">
            {t("picture.doubt")}
          </text>
        </g>
        <g transform="translate(84 92)">
          <circle r="52" className="fill-surface stroke-line" strokeWidth="8" />
          <circle
            r="52"
            fill="none"
            className="stroke-accent"
            strokeWidth="8"
            strokeLinecap="round"
            strokeDasharray={`${(progress * RING).toFixed(1)} ${RING.toFixed(1)}`}
            transform="rotate(-90)"
          />
          <text textAnchor="middle" y="17" fontSize="50" fontWeight="650" className="fill-ink">
            {count}
          </text>
        </g>
      </svg>
      <button
        type="button"
        onClick={() => setPlaying(!playing)}
        className="absolute end-0 bottom-0 grid size-11 place-items-center rounded-full text-ink-soft hover:bg-raised hover:text-ink"
      >
        {playing ? <Pause aria-hidden className="size-5" /> : <Play aria-hidden className="size-5" />}
        <span className="sr-only">{playing ? t("picture.pause") : t("picture.play")}</span>
      </button>
    </div>
  );
}

function Bones({ progress }: { readonly progress: number }) {
  const f = squatFigure(progress);
  return (
    <>
      <polyline points={line(f.neck, f.shoulder, f.hip, f.knee, f.ankle, f.toe)} />
      <polyline points={line(f.shoulder, f.elbow, f.hand)} />
      <circle cx={f.head[0]} cy={f.head[1]} r="22" />
    </>
  );
}
