import type { Group, Material } from "three";
import type { Body } from "../body/body.ts";
import { groupOf, skin } from "./parts.ts";

/** The shirt from the hips to the neck, and the neck. Origin between the hips, up is +y. */
export function buildThorax(body: Body, shirt: Material, flesh: Material): Group {
  const h = body.height;
  const t = body.trunk;
  const wide = 0.87 + 0.27 * body.build;
  const belly = Math.max(0, body.build - 0.45) * 0.034 * h;
  const female = body.sex === "female";
  const waist = female ? 0.069 : 0.075;
  const top = body.halfShoulders + 0.002 * h;
  return groupOf(
    skin(
      [
        {
          y: 0.024 * h,
          rx: (female ? 0.094 : 0.09) * h * wide,
          rz: 0.066 * h * wide + belly * 0.6,
          cz: belly * 0.6 - 0.005 * h,
        },
        {
          y: 0.24 * t,
          rx: (female ? 0.08 : 0.08) * h * wide + belly * 0.3,
          rz: 0.058 * h * wide + belly,
          cz: belly,
        },
        {
          y: 0.42 * t,
          rx: waist * h * wide + belly * 0.4,
          rz: 0.056 * h * wide + belly * 0.9,
          cz: belly * 0.9,
        },
        {
          y: 0.62 * t,
          rx: (female ? 0.079 : 0.086) * h * wide,
          rz: (female ? 0.065 : 0.063) * h * wide,
          cz: 0.005 * h,
        },
        {
          y: 0.8 * t,
          rx: (female ? 0.086 : 0.095) * h * (0.95 + 0.1 * body.build),
          rz: 0.056 * h * wide,
          cz: 0.002 * h,
        },
        { y: 0.93 * t, rx: top, rz: 0.044 * h },
        { y: t + 0.006 * h, rx: top, rz: 0.034 * h, cz: -0.002 * h },
        { y: t + 0.0145 * h, rx: top - 0.014 * h, rz: 0.032 * h, cz: -0.002 * h },
        { y: t + 0.025 * h, rx: 0.062 * h, rz: 0.031 * h, cz: -0.002 * h },
        { y: t + 0.036 * h, rx: 0.036 * h, rz: 0.031 * h },
      ],
      shirt,
      2.25,
    ),
    skin(
      [
        { y: t * 1.02, rx: 0.031 * h, rz: 0.031 * h },
        { y: t + 0.045 * h, rx: 0.0275 * h, rz: 0.029 * h, cz: 0.003 * h },
        { y: t + 0.088 * h, rx: 0.027 * h, rz: 0.029 * h, cz: 0.006 * h },
      ],
      flesh,
    ),
  );
}

/** Hips in trousers. Origin between the hip joints. */
export function buildPelvis(body: Body, cloth: Material): Group {
  const h = body.height;
  const wide = (0.9 + 0.2 * body.build) * (body.sex === "female" ? 1.04 : 1);
  return groupOf(
    skin(
      [
        { y: 0.055 * h, rx: 0.07 * h * wide, rz: 0.045 * h * wide },
        { y: 0.02 * h, rx: 0.085 * h * wide, rz: 0.057 * h * wide, cz: -0.006 * h },
        { y: -0.018 * h, rx: 0.092 * h * wide, rz: 0.062 * h * wide, cz: -0.01 * h },
        { y: -0.045 * h, rx: 0.078 * h * wide, rz: 0.05 * h * wide, cz: -0.01 * h },
      ],
      cloth,
      2.3,
    ),
  );
}
