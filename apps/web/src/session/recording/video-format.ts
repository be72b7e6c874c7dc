/** What a browser may record, the cheapest to make first: the server makes H.264 of it anyway. */
const FORMATS = [
  "video/webm;codecs=vp8",
  "video/webm;codecs=vp9",
  "video/webm",
  "video/mp4;codecs=avc1",
  "video/mp4",
] as const;

/** What this browser records; null where it records nothing. */
export function videoFormat(): string | null {
  if (typeof MediaRecorder === "undefined") return null;
  return FORMATS.find((format) => MediaRecorder.isTypeSupported(format)) ?? null;
}
