/** Mean errors (degrees) by yaw; NaN where nothing was stated. */
export type Panel = {
  readonly title: string;
  readonly lines: readonly { readonly name: "ours" | "world" | "flat"; readonly errors: readonly number[] }[];
};

const [WIDTH, HEIGHT, LEFT, TOP, GAP] = [250, 150, 34, 40, 26];
const DASH = { ours: "", world: "5 3", flat: "1.5 3" } as const;

/** Small charts side by side: error against the yaw of the camera. Readable on light and dark pages. */
export function plotErrors(yaws: readonly number[], panels: readonly Panel[], most: number): string {
  const columns = 2;
  const rows = Math.ceil(panels.length / columns);
  const size = [LEFT + columns * (WIDTH + GAP) + 6, TOP + rows * (HEIGHT + TOP) + 8] as const;
  const body = panels.map((panel, i) => {
    const x = LEFT + (i % columns) * (WIDTH + GAP);
    const y = TOP + Math.floor(i / columns) * (HEIGHT + TOP);
    return `<g transform="translate(${x} ${y})">${chart(panel, yaws, most)}</g>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.join(" ")}" role="img" aria-label="Mean error of each joint against the yaw of the camera">`,
    "<style>",
    "text{font:11px system-ui,sans-serif;fill:#3c4043}.title{font-weight:600}.grid{stroke:#8889;stroke-width:.5}",
    ".ours{stroke:#0b7285}.world{stroke:#b3541e}.flat{stroke:#6741a8}path{fill:none;stroke-width:2}",
    "@media (prefers-color-scheme:dark){text{fill:#d5d9dd}.ours{stroke:#4dd0e1}.world{stroke:#f2a06b}.flat{stroke:#b99cf0}}",
    "</style>",
    legend(),
    ...body,
    "</svg>",
    "",
  ].join("\n");
}

function legend(): string {
  const entries = [
    ["ours", "this engine"],
    ["world", "MediaPipe's world landmarks"],
    ["flat", "the flat picture"],
  ] as const;
  const places = [LEFT, LEFT + 110, LEFT + 310];
  return entries
    .map(
      ([name, words], i) =>
        `<path class="${name}" stroke-dasharray="${DASH[name]}" d="M${places[i]} 12h24"/><text x="${(places[i] ?? 0) + 30}" y="16">${words}</text>`,
    )
    .join("");
}

function chart({ title, lines }: Panel, yaws: readonly number[], most: number): string {
  const x = (i: number): number => Math.round((i / (yaws.length - 1)) * WIDTH);
  const y = (error: number): number => Math.round(HEIGHT * (1 - Math.min(error, most) / most));
  const grid = [0, most / 3, (2 * most) / 3, most].map(
    (value) =>
      `<path class="grid" d="M0 ${y(value)}H${WIDTH}"/><text x="-6" y="${y(value) + 4}" text-anchor="end">${Math.round(value)}°</text>`,
  );
  const ticks = yaws.map(
    (yaw, i) => `<text x="${x(i)}" y="${HEIGHT + 14}" text-anchor="middle">${yaw}</text>`,
  );
  const drawn = lines.map(({ name, errors }) => {
    let down = false;
    const d = errors
      .map((error, i) => {
        if (!Number.isFinite(error)) {
          down = false;
          return "";
        }
        const step = `${down ? "L" : "M"}${x(i)} ${y(error)}`;
        down = true;
        return step;
      })
      .join("");
    return `<path class="${name}" stroke-dasharray="${DASH[name]}" d="${d}"/>`;
  });
  return `<text class="title" x="0" y="-7">${title}</text>${grid.join("")}${ticks.join("")}${drawn.join("")}`;
}
