/**
 * A clinic's colour, made so that it can be read: hue and colourfulness stay, lightness moves until every pair that the
 * design uses keeps its contrast (WCAG 2.2). Colours are lightened and darkened in OKLCH (Ottosson, 2020), where equal steps
 * look equal.
 */

/** The tokens that an accent fills, for one scheme, as #rrggbb. */
export type AccentTokens = {
  readonly accent: string;
  readonly accentStrong: string;
  readonly accentSoft: string;
  readonly onAccent: string;
};

/** Text of this size and weight needs it. */
const READABLE = 4.5;
/** Grounds of the two schemes that an accent stands on: paper, surface, raised (ui/tokens.css), and the ink over its soft one. */
const GROUNDS = {
  light: { grounds: ["#f7f9f8", "#ffffff", "#eef3f1"], ink: "#12211e", on: "#ffffff" },
  dark: { grounds: ["#0d1413", "#141d1b", "#1d2826"], ink: "#e9f1ee", on: "#04100e" },
} as const;

/**
 * What a chosen colour comes out as in both schemes.
 * @param colour #rrggbb, any
 */
export function accentPalette(colour: string): { readonly light: AccentTokens; readonly dark: AccentTokens } {
  return { light: tokens(colour, "light"), dark: tokens(colour, "dark") };
}

/** Whether the chosen colour is shown as it is in the light scheme, or had to be made darker. */
export function isShownAsChosen(colour: string): boolean {
  return accentPalette(colour).light.accent === colour;
}

/** Contrast of two colours, 1..21 (WCAG 2.2). */
export function contrastOf(a: string, b: string): number {
  const [x, y] = [luminance(a), luminance(b)];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

function tokens(colour: string, scheme: "light" | "dark"): AccentTokens {
  const { grounds, ink, on } = GROUNDS[scheme];
  const away = scheme === "light" ? -0.01 : 0.01;
  const [lightness, chroma, hue] = toOklch(colour);
  const softBase = scheme === "light" ? 0.945 : 0.29;
  // The ground that is nearest to the accent: as colourful as its scheme bears.
  const soft = fromOklch(softBase, Math.min(chroma, 0.035), hue);
  const against = [...grounds, soft, on];
  const readable = (hex: string): boolean => against.every((other) => contrastOf(hex, other) >= READABLE);
  let at = scheme === "light" ? lightness : Math.max(lightness, 0.6);
  let accent = scheme === "light" ? colour : fromOklch(at, Math.min(chroma, 0.14), hue);
  while (!readable(accent) && at > 0 && at < 1) {
    at += away;
    accent = fromOklch(at, Math.min(chroma, scheme === "light" ? 0.4 : 0.14), hue);
  }
  const strong = fromOklch(at + away * (scheme === "light" ? 9 : 7), Math.min(chroma, 0.14), hue);
  return {
    accent,
    accentStrong: readable(strong) ? strong : accent,
    accentSoft: contrastOf(ink, soft) >= READABLE ? soft : grounds[2],
    onAccent: on,
  };
}

/** Relative luminance, 0..1. */
function luminance(hex: string): number {
  const [r, g, b] = linear(hex);
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** sRGB as linear light, 0..1 each. */
function linear(hex: string): [number, number, number] {
  const channel = (at: number): number => {
    const c = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** Lightness 0..1, chroma, hue in radians. */
function toOklch(hex: string): [number, number, number] {
  const [r, g, b] = linear(hex);
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  const lightness = 0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s;
  const x = 1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s;
  const y = 0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s;
  return [lightness, Math.hypot(x, y), Math.atan2(y, x)];
}

/** The nearest colour that a screen can show: chroma gives way, lightness and hue stay. */
function fromOklch(lightness: number, chroma: number, hue: number): string {
  const at = Math.min(1, Math.max(0, lightness));
  for (let c = chroma; ; c -= 0.01) {
    const rgb = oklchToRgb(at, Math.max(0, c), hue);
    if (c <= 0 || rgb.every((channel) => channel >= -0.0005 && channel <= 1.0005))
      return `#${rgb.map((channel) => toHex(channel)).join("")}`;
  }
}

function oklchToRgb(lightness: number, chroma: number, hue: number): number[] {
  const [x, y] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const l = (lightness + 0.3963377774 * x + 0.2158037573 * y) ** 3;
  const m = (lightness - 0.1055613458 * x - 0.0638541728 * y) ** 3;
  const s = (lightness - 0.0894841775 * x - 1.291485548 * y) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toHex(channel: number): string {
  const c = Math.min(1, Math.max(0, channel));
  const encoded = c <= 0.0031308 ? 12.92 * c : 1.055 * c ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, "0");
}
