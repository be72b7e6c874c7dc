import { CapsuleGeometry, Group } from "three";
import type { Material } from "three";
import type { Body } from "../body/body.ts";
import { sideSign } from "../body/skeleton.ts";
import type { PatientSide } from "../body/skeleton.ts";
import { ball, groupOf, skin, solid } from "./parts.ts";

/** How thick limbs are against the average build. */
export function girth(body: Body): number {
  return 0.9 + 0.2 * body.build;
}

/** Upper arm: skin, the shoulder's round and a short sleeve over it. Origin at the shoulder, down the arm is −y. */
export function buildUpperArm(body: Body, flesh: Material, shirt: Material): Group {
  const h = body.height * girth(body);
  const length = body.upperArm;
  return groupOf(
    skin(
      [
        { y: 0, rx: 0.022 * h, rz: 0.024 * h },
        { y: -0.35 * length, rx: 0.0245 * h, rz: 0.0275 * h },
        { y: -0.75 * length, rx: 0.023 * h, rz: 0.0245 * h },
        { y: -length, rx: 0.0205 * h, rz: 0.0215 * h },
      ],
      flesh,
    ),
    ball(flesh, [0.0212 * h, 0.0212 * h, 0.0222 * h], [0, -length, 0]),
    skin(
      [
        { y: 0.0165 * h, rx: 0.0145 * h, rz: 0.0165 * h },
        { y: 0.009 * h, rx: 0.023 * h, rz: 0.0255 * h },
        { y: -0.008 * h, rx: 0.028 * h, rz: 0.03 * h },
        { y: -0.25 * length, rx: 0.029 * h, rz: 0.032 * h },
        { y: -0.5 * length, rx: 0.0295 * h, rz: 0.0325 * h },
      ],
      shirt,
    ),
  );
}

/** Forearm; origin at the elbow. */
export function buildForearm(body: Body, flesh: Material): Group {
  const h = body.height * girth(body);
  const length = body.forearm;
  return groupOf(
    skin(
      [
        { y: 0, rx: 0.021 * h, rz: 0.0215 * h },
        { y: -0.25 * length, rx: 0.0225 * h, rz: 0.0235 * h },
        { y: -0.65 * length, rx: 0.0175 * h, rz: 0.0195 * h },
        { y: -length, rx: 0.0125 * h, rz: 0.0158 * h },
      ],
      flesh,
    ),
  );
}

/** A relaxed hand; origin at the wrist, fingers −y, thumb +z, palm inwards. */
export function buildHand(body: Body, side: PatientSide, flesh: Material): Group {
  const length = body.hand;
  const inward = -sideSign(side);
  const hand = groupOf(
    skin(
      [
        { y: 0.01 * length, rx: 0.115 * length, rz: 0.15 * length },
        { y: -0.25 * length, rx: 0.12 * length, rz: 0.205 * length, cz: 0.01 * length },
        { y: -0.5 * length, rx: 0.1 * length, rz: 0.215 * length },
      ],
      flesh,
      2.4,
    ),
  );
  const finger = (z: number, reach: number, thick: number): Group => {
    const base = new Group();
    const first = solid(new CapsuleGeometry(thick, reach * 0.5, 3, 8), flesh);
    first.position.y = -reach * 0.25;
    const tip = solid(new CapsuleGeometry(thick * 0.92, reach * 0.42, 3, 8), flesh);
    const bend = new Group();
    bend.position.y = -reach * 0.52;
    tip.position.y = -reach * 0.22;
    bend.rotation.z = inward * 0.35;
    bend.add(tip);
    base.add(first, bend);
    base.position.set(0, -0.5 * length, z);
    base.rotation.z = inward * 0.16;
    return base;
  };
  [0.15, 0.052, -0.05, -0.145].forEach((z, index) => {
    hand.add(
      finger(
        z * length,
        [0.43, 0.48, 0.44, 0.34][index] * length,
        [0.05, 0.052, 0.05, 0.043][index] * length,
      ),
    );
  });
  const thumb = solid(new CapsuleGeometry(0.058 * length, 0.3 * length, 3, 8), flesh);
  thumb.position.set(inward * 0.05 * length, -0.32 * length, 0.25 * length);
  thumb.rotation.x = 0.62;
  hand.add(thumb);
  return hand;
}

/** Thigh in trousers; origin at the hip. */
export function buildThigh(body: Body, side: PatientSide, cloth: Material): Group {
  const h = body.height * girth(body);
  const length = body.thigh;
  const out = sideSign(side);
  return groupOf(
    skin(
      [
        { y: 0.02 * h, rx: 0.044 * h, rz: 0.05 * h, cx: out * 0.001 * h, cz: -0.005 * h },
        { y: -0.18 * length, rx: 0.0465 * h, rz: 0.0515 * h, cz: -0.002 * h },
        { y: -0.5 * length, rx: 0.0415 * h, rz: 0.0455 * h, cz: 0.003 * h },
        { y: -0.82 * length, rx: 0.033 * h, rz: 0.036 * h, cz: 0.001 * h },
        { y: -0.94 * length, rx: 0.0308 * h, rz: 0.0335 * h },
        { y: -length, rx: 0.027 * h, rz: 0.03 * h },
      ],
      cloth,
    ),
    ball(cloth, [0.03 * h, 0.03 * h, 0.0328 * h], [0, -length, 0.001 * h]),
  );
}

/** Shank in trousers, a calf behind; origin at the knee. */
export function buildShank(body: Body, cloth: Material, flesh: Material): Group {
  const h = body.height * girth(body);
  const length = body.shank;
  return groupOf(
    skin(
      [
        { y: 0, rx: 0.027 * h, rz: 0.029 * h },
        { y: -0.07 * length, rx: 0.0302 * h, rz: 0.0325 * h, cz: -0.001 * h },
        { y: -0.25 * length, rx: 0.0315 * h, rz: 0.0345 * h, cz: -0.007 * h },
        { y: -0.6 * length, rx: 0.0245 * h, rz: 0.026 * h, cz: -0.004 * h },
        { y: -0.87 * length, rx: 0.0205 * h, rz: 0.0215 * h },
      ],
      cloth,
    ),
    skin(
      [
        { y: -0.85 * length, rx: 0.0165 * h, rz: 0.019 * h },
        { y: -length, rx: 0.0165 * h, rz: 0.0195 * h },
      ],
      flesh,
    ),
  );
}

/** A sports shoe with a pale sole and a front; origin at the ankle. */
export function buildShoe(body: Body, upper: Material, sole: Material): Group {
  const h = body.height;
  const floor = -body.ankleHeight;
  const toe = body.foot - body.heelBack + 0.013 * h;
  const heel = -body.heelBack - 0.006 * h;
  const span = toe - heel;
  // Lofted along its length: built standing on its heel, then laid down (y becomes z).
  const shoe = skin(
    [
      { y: heel + 0.004 * h, rx: 0.018 * h, rz: 0.0165 * h, cz: 0.0215 * h },
      { y: heel + 0.14 * span, rx: 0.0225 * h, rz: 0.0245 * h, cz: 0.0155 * h },
      { y: heel + 0.33 * span, rx: 0.0225 * h, rz: 0.025 * h, cz: 0.0155 * h },
      { y: heel + 0.55 * span, rx: 0.0255 * h, rz: 0.0185 * h, cz: 0.021 * h },
      { y: heel + 0.78 * span, rx: 0.0285 * h, rz: 0.014 * h, cz: 0.0245 * h },
      { y: toe - 0.013 * h, rx: 0.022 * h, rz: 0.0105 * h, cz: 0.0265 * h },
    ],
    upper,
    2.3,
  );
  shoe.rotation.x = Math.PI / 2;
  const tread = skin(
    [
      { y: heel + 0.006 * h, rx: 0.019 * h, rz: 0.006 * h },
      { y: heel + 0.25 * span, rx: 0.0235 * h, rz: 0.0062 * h },
      { y: heel + 0.5 * span, rx: 0.0245 * h, rz: 0.006 * h },
      { y: heel + 0.78 * span, rx: 0.0295 * h, rz: 0.006 * h },
      { y: toe - 0.008 * h, rx: 0.02 * h, rz: 0.0055 * h },
    ],
    sole,
    3,
  );
  tread.rotation.x = Math.PI / 2;
  tread.position.y = floor + 0.0062 * h;
  return groupOf(shoe, tread);
}
