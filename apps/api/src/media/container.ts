/** What a video file is by its first bytes, whatever it is called: WebM (Matroska's EBML header), MP4 (a box `ftyp`). */
export function containerOf(bytes: Uint8Array): "video/webm" | "video/mp4" | null {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 12));
  if (head.length >= 4 && head.readUInt32BE(0) === 0x1a45dfa3) return "video/webm";
  return head.length >= 8 && head.toString("latin1", 4, 8) === "ftyp" ? "video/mp4" : null;
}
