import sharp from "sharp";
import { Refusal } from "../http/refusal.ts";

/** Largest picture that is decoded: 24 million pixels are 96 MB in memory. */
const MAX_PIXELS = 24_000_000;
const DECODE_SECONDS = 10;
/** Longest side that is kept, pixels. */
const LONGEST = 1600;

/**
 * Judges a picture by its content and encodes it anew: what a camera wrote beside it goes, and so does anything that hides
 * behind it.
 * @throws Refusal unsupported_type
 */
export async function cleanPicture(bytes: Buffer): Promise<Buffer> {
  if (!bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff])))
    throw new Refusal("unsupported_type", "Send a JPEG.");
  try {
    return await sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: "error" })
      .autoOrient()
      .timeout({ seconds: DECODE_SECONDS })
      .resize({ width: LONGEST, height: LONGEST, fit: "inside", withoutEnlargement: true })
      .jpeg({ quality: 85 })
      .toBuffer();
  } catch {
    throw new Refusal("unsupported_type", "The picture cannot be read.");
  }
}
