import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { RECORDING_CONSENT_VERSION, type Recording } from "@physiocheck/contracts";
import type { Reply } from "./browser.ts";
import type { Person } from "./test-server.ts";

const run = promisify(execFile);

/** Whether FFmpeg is on this machine. */
export const HAS_FFMPEG = await run("ffmpeg", ["-version"]).then(
  () => true,
  () => false,
);

/** A WebM of a moving test picture, as a browser's recorder would make it, cut into pieces. */
export async function webmPieces(seconds: number, pieces: number): Promise<Buffer[]> {
  const folder = await mkdtemp(join(tmpdir(), "physiocheck-webm-"));
  try {
    const path = join(folder, "take.webm");
    const picture = `testsrc=size=160x120:rate=15:duration=${seconds}`;
    await run("ffmpeg", [
      "-v",
      "error",
      "-f",
      "lavfi",
      "-i",
      picture,
      "-c:v",
      "libvpx",
      "-b:v",
      "200k",
      "-g",
      "15",
      path,
    ]);
    const whole = await readFile(path);
    const size = Math.ceil(whole.length / pieces);
    return Array.from({ length: pieces }, (_, i) => whole.subarray(i * size, (i + 1) * size));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Pieces that begin like a WebM and are none. */
export function falsePieces(count: number, word = ""): Buffer[] {
  const head = Buffer.from([0x1a, 0x45, 0xdf, 0xa3]);
  return Array.from({ length: count }, (_, i) => Buffer.concat([head, Buffer.from(`${word} piece ${i}`)]));
}

export const agreement = () => ({
  consentVersion: RECORDING_CONSENT_VERSION,
  consentedAt: new Date().toISOString(),
});

/** Sends a piece of the video; a second of the session each, one take after the other. */
export function putPiece(
  { browser }: Person,
  sessionId: string,
  seq: number,
  bytes: Uint8Array,
  where: { readonly take?: number; readonly from?: number; readonly until?: number } = {},
): Promise<Reply> {
  const { take = 0, from = seq * 1000 } = where;
  const { until = from + 1000 } = where;
  const path = `/api/recordings/${sessionId}/chunks/${seq}?take=${take}&from=${from}&until=${until}`;
  return browser.send("PUT", path, bytes, {
    "x-content-sha256": createHash("sha256").update(bytes).digest("hex"),
  });
}

export function putManifest(
  { browser }: Person,
  sessionId: string,
  chunks: number,
  rest: { readonly lost?: readonly number[]; readonly ended?: readonly number[] } = {},
): Promise<Reply<Recording>> {
  const body = { chunks, lost: [], ended: [0], ...rest };
  return browser.send<Recording>("PUT", `/api/recordings/${sessionId}/manifest`, body);
}

/** Waits until a recording is neither coming in nor being made. */
export async function settled({ browser }: Person, sessionId: string): Promise<Recording> {
  for (;;) {
    const { body } = await browser.send<{ recording: Recording | null }>(
      "GET",
      `/api/recordings/${sessionId}`,
    );
    if (body.recording && body.recording.state !== "assembling") return body.recording;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** A recording of a session of two pieces that is kept as it came. @param word stands in its bytes */
export async function makeRecording(patient: Person, sessionId: string, word = ""): Promise<Recording> {
  const replies = [
    await patient.browser.send("PUT", `/api/recordings/${sessionId}`, agreement()),
    ...(await Promise.all(
      falsePieces(2, word).map((bytes, seq) => putPiece(patient, sessionId, seq, bytes)),
    )),
    await putManifest(patient, sessionId, 2),
  ];
  for (const { status, text } of replies) if (status >= 300) throw new Error(`${status} ${text}`);
  return settled(patient, sessionId);
}
