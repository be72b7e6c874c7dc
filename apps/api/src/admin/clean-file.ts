import type { Credential } from "@physiocheck/contracts";
import sharp, { type Sharp } from "sharp";
import { Refusal } from "../http/refusal.ts";

/** Largest picture that is decoded: 50 million pixels are 200 MB in memory. */
const MAX_PIXELS = 50_000_000;
const DECODE_SECONDS = 15;
/** Longest side of a document's picture: a page at 300 dpi. */
const PAGE_PIXELS = 4000;
const LOGO_PIXELS = 512;

/** A file as it is kept: of a type that its content shows, and without what a camera wrote beside the picture. */
export type CleanFile = { readonly type: Credential["type"]; readonly bytes: Buffer };

/**
 * Judges a document by its content, whatever it was named. Pictures are encoded anew: where and when they were taken goes,
 * and so does anything that hides behind them.
 * @throws Refusal unsupported_type
 */
export async function cleanCredential(bytes: Buffer): Promise<CleanFile> {
  const type = typeOf(bytes);
  if (type === null) throw new Refusal("unsupported_type", "Send a PDF, a JPEG or a PNG.");
  if (type === "application/pdf") return { type, bytes };
  const picture = open(bytes).resize({
    width: PAGE_PIXELS,
    height: PAGE_PIXELS,
    fit: "inside",
    withoutEnlargement: true,
  });
  return { type, bytes: await encoded(type === "image/png" ? picture.png() : picture.jpeg({ quality: 88 })) };
}

/**
 * A logo: PNG or JPEG in, a PNG of at most 512 pixels out.
 * @throws Refusal unsupported_type
 */
export async function cleanLogo(bytes: Buffer): Promise<Buffer> {
  const type = typeOf(bytes);
  if (type !== "image/png" && type !== "image/jpeg")
    throw new Refusal("unsupported_type", "Send a PNG or a JPEG.");
  return encoded(
    open(bytes)
      .resize({ width: LOGO_PIXELS, height: LOGO_PIXELS, fit: "inside", withoutEnlargement: true })
      .png(),
  );
}

function open(bytes: Buffer): Sharp {
  return sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
    .autoOrient()
    .timeout({ seconds: DECODE_SECONDS });
}

async function encoded(picture: Sharp): Promise<Buffer> {
  try {
    return await picture.toBuffer();
  } catch {
    throw new Refusal("unsupported_type", "The picture cannot be read.");
  }
}

/** What the first bytes say. */
function typeOf(bytes: Buffer): Credential["type"] | null {
  if (bytes.subarray(0, 5).toString("latin1") === "%PDF-") return "application/pdf";
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return "image/jpeg";
  if (bytes.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])))
    return "image/png";
  return null;
}
