import { encodeQR } from "qr";

/** A square for a phone's camera: dark on light in every colour scheme, because not every camera reads the other way. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const rows = encodeQR(text, "raw", { ecc: "medium", border: 4 });
  const dark = rows
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : "")))
    .join("");
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${rows.length} ${rows.length}`}
      shapeRendering="crispEdges"
      className="h-auto w-full max-w-56 rounded-md"
    >
      <rect width="100%" height="100%" fill="#ffffff" />
      <path d={dark} fill="#000000" />
    </svg>
  );
}
