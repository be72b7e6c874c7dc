import type { Body } from "../body/body.ts";

/** Colours of one person. Skin, hair and clothes differ clearly, which helps the pose model and the eye alike. */
export type Look = {
  readonly skin: string;
  readonly hair: string;
  readonly shirt: string;
  readonly trousers: string;
  readonly shoe: string;
  readonly sole: string;
  readonly lips: string;
};

const LOOKS: readonly Look[] = [
  {
    skin: "#cf9674",
    hair: "#3a2a22",
    shirt: "#3d8f8a",
    trousers: "#2f3b50",
    shoe: "#e7e1d6",
    sole: "#fbfaf7",
    lips: "#a8594f",
  },
  {
    skin: "#f1c9a9",
    hair: "#875933",
    shirt: "#d4735c",
    trousers: "#3b4b64",
    shoe: "#56687a",
    sole: "#f4f2ee",
    lips: "#b8605c",
  },
  {
    skin: "#81563d",
    hair: "#17130f",
    shirt: "#dfb154",
    trousers: "#34434b",
    shoe: "#efece5",
    sole: "#ffffff",
    lips: "#6d3a33",
  },
  {
    skin: "#e5b18d",
    hair: "#4d3c2c",
    shirt: "#6c82c4",
    trousers: "#2d313d",
    shoe: "#c7523f",
    sole: "#f7f5f1",
    lips: "#ad5f56",
  },
  {
    skin: "#a8704d",
    hair: "#211a16",
    shirt: "#8f6aa8",
    trousers: "#3f4a3c",
    shoe: "#2f3b46",
    sole: "#e9e7e2",
    lips: "#874a41",
  },
];

const GREY_HAIR = "#b9b6b0";

/** The colours of this body: its `look` counts through the list, and hair turns grey. */
export function lookOf(body: Body): Look {
  const look = LOOKS[((Math.trunc(body.look) % LOOKS.length) + LOOKS.length) % LOOKS.length];
  return body.age >= 65 ? { ...look, hair: GREY_HAIR } : look;
}
