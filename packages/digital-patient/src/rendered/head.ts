import { CapsuleGeometry, MathUtils, TorusGeometry } from "three";
import type { Group } from "three";
import type { Body } from "../body/body.ts";
import { FACE } from "../body/skeleton.ts";
import type { Look } from "./looks.ts";
import { ball, groupOf, paint, skin, solid } from "./parts.ts";

/** A head with a simple, friendly face; its origin is between the ears, like the skeleton's. */
export function buildHead(body: Body, look: Look): Group {
  const h = body.height;
  const skinTone = paint(look.skin);
  const hair = paint(look.hair);
  const white = paint("#fbf8f3");
  const dark = paint("#2a211d");
  const lips = paint(look.lips);
  const head = groupOf(
    skin(
      [
        { y: -0.0535 * h, rx: 0.0165 * h, rz: 0.019 * h, cz: 0.0245 * h },
        { y: -0.045 * h, rx: 0.026 * h, rz: 0.034 * h, cz: 0.0145 * h },
        { y: -0.03 * h, rx: 0.0345 * h, rz: 0.0435 * h, cz: 0.008 * h },
        { y: -0.004 * h, rx: 0.0415 * h, rz: 0.052 * h, cz: 0.0005 * h },
        { y: 0.022 * h, rx: 0.0435 * h, rz: 0.055 * h, cz: -0.003 * h },
        { y: 0.044 * h, rx: 0.0385 * h, rz: 0.048 * h, cz: -0.005 * h },
        { y: 0.0575 * h, rx: 0.0255 * h, rz: 0.032 * h, cz: -0.006 * h },
      ],
      skinTone,
    ),
  );

  const nose = solid(new CapsuleGeometry(0.0062 * h, 0.016 * h, 3, 8), skinTone);
  nose.position.set(0, -0.003 * h, 0.0535 * h);
  nose.rotation.x = -0.36;
  head.add(nose, ball(skinTone, [0.0085 * h, 0.0068 * h, 0.0085 * h], [0, FACE.nose[1] * h, 0.058 * h]));

  for (const sign of [1, -1]) {
    const [x, y, z] = FACE.eye;
    head.add(
      ball(white, [0.0092 * h, 0.0058 * h, 0.005 * h], [sign * x * h, y * h, (z - 0.0045) * h]),
      ball(dark, [0.0044 * h, 0.0048 * h, 0.0022 * h], [sign * x * h, y * h, (z - 0.0012) * h]),
    );
    const brow = solid(new CapsuleGeometry(0.0021 * h, 0.0155 * h, 2, 6), hair);
    brow.rotation.set(0, sign * 0.35, MathUtils.degToRad(90 - sign * 1));
    brow.position.set(sign * 0.0195 * h, 0.0245 * h, 0.0478 * h);
    const ear = ball(
      skinTone,
      [0.0055 * h, 0.0155 * h, 0.0095 * h],
      [sign * FACE.ear[0] * h, FACE.ear[1] * h, FACE.ear[2] * h],
    );
    ear.rotation.y = sign * 0.35;
    head.add(brow, ear);
  }

  const mouth = solid(new TorusGeometry(0.0155 * h, 0.0027 * h, 5, 14, Math.PI * 0.62), lips);
  mouth.position.set(0, -0.0205 * h, 0.0472 * h);
  mouth.rotation.set(-0.22, 0, Math.PI + Math.PI * 0.19);
  head.add(mouth);

  head.add(...hairOf(body, hair));
  return head;
}

function hairOf(body: Body, material: ReturnType<typeof paint>): ReturnType<typeof solid>[] {
  const h = body.height;
  // Over the skull only above the hairline: below it the head is the wider of the two.
  const cap = ball(material, [0.0453 * h, 0.052 * h, 0.0562 * h], [0, 0.02 * h, -0.006 * h]);
  const back = ball(material, [0.0452 * h, 0.05 * h, 0.0445 * h], [0, 0.004 * h, -0.017 * h]);
  if (body.sex === "male") return [cap, back];
  const knot = ball(material, [0.0215 * h, 0.0215 * h, 0.0205 * h], [0, 0.034 * h, -0.061 * h]);
  return [cap, back, knot];
}
