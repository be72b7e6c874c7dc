import { LANDMARK_NAMES, LANDMARK_STRIDE, type LandmarkName, type PoseFrame } from "@physiocheck/motion";
import { useTranslation } from "react-i18next";
import { formatFixed } from "../ui/format.ts";

const PARTS = [
  "nose",
  "eye_inner",
  "eye",
  "eye_outer",
  "ear",
  "mouth",
  "shoulder",
  "elbow",
  "wrist",
  "pinky",
  "index",
  "thumb",
  "hip",
  "knee",
  "ankle",
  "heel",
  "foot_index",
] as const;

/** Every joint as it was seen at one moment: metres from the middle of the hips, and how sure that is. */
export function JointTable({ frame }: { readonly frame: PoseFrame | null }) {
  const { t } = useTranslation("recording");
  const points = frame?.world ?? null;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls is reached by keyboard
    <div className="max-h-96 overflow-auto rounded-lg border border-line" tabIndex={0}>
      <table className="w-full text-sm tabular-nums" data-testid="joint-table">
        <caption className="sr-only">{t("detailed.caption")}</caption>
        <thead className="sticky top-0 bg-raised text-start">
          <tr>
            <th scope="col" className="px-3 py-2 text-start font-semibold">
              {t("detailed.joint")}
            </th>
            {(["x", "y", "z", "sure"] as const).map((column) => (
              <th key={column} scope="col" className="px-3 py-2 text-end font-semibold whitespace-nowrap">
                {t(`detailed.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {LANDMARK_NAMES.map((name, index) => {
            const at = index * LANDMARK_STRIDE;
            return (
              <tr key={name} className="border-t border-line">
                <th scope="row" className="px-3 py-1.5 text-start font-normal">
                  <Joint name={name} />
                </th>
                {[0, 1, 2].map((axis) => (
                  <td key={axis} dir="ltr" className="px-3 py-1.5 text-end">
                    {metres(points?.[at + axis])}
                  </td>
                ))}
                <td dir="ltr" className="px-3 py-1.5 text-end">
                  {points ? `${Math.round((points[at + 3] ?? 0) * 100)} %` : "–"}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

function Joint({ name }: { readonly name: LandmarkName }) {
  const { t } = useTranslation("recording");
  const plain = name.replace(/left_|right_|_left|_right/, "");
  const part = PARTS.find((one) => one === plain) ?? "nose";
  const text = t(`joint.${part}`);
  if (!/left|right/.test(name)) return text;
  return t(name.includes("left") ? "joint.left" : "joint.right", { part: text });
}

function metres(value: number | undefined): string {
  return value === undefined || !Number.isFinite(value) ? "–" : formatFixed(value, 2);
}
