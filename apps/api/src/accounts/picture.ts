import sharp from "sharp";
import { Refusal } from "../http/refusal.ts";

/** Side of the square that is kept, pixels. */
const SIDE = 256;
/** A picture of more pixels is refused before it is unpacked: 50 megapixels. */
const MOST_PIXELS = 50_000_000;
/** Longer than this nothing honest takes, s. */
const LONGEST_S = 10;
const KNOWN: ReadonlySet<string> = new Set(["jpeg", "png", "webp", "heif"]);

/**
 * A square WebP of 256 pixels, made anew from the pixels: what else was in the file (place, camera, time, anything hidden behind
 * the picture) is gone. Runs on libvips's own threads.
 * @throws Refusal unsupported_type where the bytes are no JPEG, PNG, WebP or AVIF, whatever they were called
 */
export async function reencode(bytes: Buffer): Promise<Buffer> {
  try {
    const image = sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: "error", pages: 1 });
    const { format } = await image.metadata();
    if (!KNOWN.has(format)) throw new Error(`a picture of type ${format}`);
    return await image
      .timeout({ seconds: LONGEST_S })
      .autoOrient()
      .resize(SIDE, SIDE, { fit: "cover", position: "attention" })
      .webp({ quality: 82 })
      .toBuffer();
  } catch {
    throw new Refusal("unsupported_type", "Send a JPEG, PNG, WebP or AVIF picture of at most 50 megapixels.");
  }
}
