import type { Session } from "@physiocheck/contracts";
import { useTranslation } from "react-i18next";

const [WIDTH, HEIGHT, LEFT, FOOT] = [640, 130, 24, 10] as const;

/**
 * Pain before and after each session. A drawing of its own, because a canvas keeps the screen's colours and its coarseness on
 * paper.
 */
export function PainCourse({ sessions }: { readonly sessions: readonly Session[] }) {
  const { t } = useTranslation("report");
  const x = (index: number): number =>
    LEFT + 8 + (index * (WIDTH - LEFT - 16)) / Math.max(1, sessions.length - 1);
  const y = (pain: number): number => HEIGHT - FOOT - (pain / 10) * (HEIGHT - 2 * FOOT);
  const line = (of: (session: Session) => number | null): string =>
    sessions
      .flatMap((session, index) => {
        const pain = of(session);
        return pain === null ? [] : `${x(index)},${y(pain)}`;
      })
      .join(" ");
  const lines = [
    { name: t("pain.before"), points: line(({ painBefore }) => painBefore), colour: 1, dash: "6 5" },
    { name: t("pain.after"), points: line(({ painAfter }) => painAfter), colour: 2, dash: undefined },
  ] as const;
  return (
    <figure className="flex flex-col gap-1">
      <svg
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        role="img"
        aria-label={t("pain.chart")}
        className="w-full max-w-2xl text-ink-soft"
      >
        {[0, 5, 10].map((pain) => (
          <g key={pain}>
            <line x1={LEFT} x2={WIDTH} y1={y(pain)} y2={y(pain)} className="stroke-line" />
            <text x={LEFT - 6} y={y(pain) + 4} textAnchor="end" fontSize="12" fill="currentColor">
              {pain}
            </text>
          </g>
        ))}
        {lines.map(({ name, points, colour, dash }) => (
          <polyline
            key={name}
            points={points}
            fill="none"
            strokeWidth="2.5"
            strokeDasharray={dash}
            style={{ stroke: `var(--chart-${colour})` }}
          />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-6 text-sm text-ink-soft">
        {lines.map(({ name, colour, dash }) => (
          <span key={name} className="inline-flex items-center gap-2">
            <svg aria-hidden="true" viewBox="0 0 28 8" className="h-2 w-7">
              <line
                x1="1"
                x2="27"
                y1="4"
                y2="4"
                strokeWidth="3"
                strokeDasharray={dash}
                style={{ stroke: `var(--chart-${colour})` }}
              />
            </svg>
            {name}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
