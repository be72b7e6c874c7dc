import { spawn } from "node:child_process";

/** ffmpeg could not make sense of the file, or is not there. */
export class TranscodeError extends Error {
  override readonly name = "TranscodeError";
}

/**
 * Rewrites any film that ffmpeg can read as an MP4 that the browser can decode; every picture keeps its time.
 * @param h264 the browser decodes H.264; else VP9 is written
 * @throws TranscodeError
 */
export async function transcode(input: string, output: string, h264: boolean): Promise<void> {
  const codec = h264
    ? ["-c:v", "libx264", "-preset", "veryfast", "-crf", "14"]
    : ["-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-crf", "20", "-b:v", "0"];
  const read = ["-nostdin", "-loglevel", "error", "-y", "-i", input, "-map", "0:v:0", "-an", "-sn", "-dn"];
  // Variable picture rates stay as they are; odd sizes lose a line, which the codecs ask for.
  const keep = [
    "-fps_mode",
    "passthrough",
    "-vf",
    "scale=trunc(iw/2)*2:trunc(ih/2)*2",
    "-pix_fmt",
    "yuv420p",
  ];
  const args = [...read, ...keep, ...codec, output];
  await new Promise<void>((resolve, reject) => {
    const process = spawn("ffmpeg", args, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    process.stderr.on("data", (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-2000);
    });
    process.on("error", (error: NodeJS.ErrnoException) =>
      reject(
        new TranscodeError(
          error.code === "ENOENT"
            ? "the browser cannot read this film as it is, and ffmpeg, which could convert it, is not installed"
            : error.message,
        ),
      ),
    );
    process.on("close", (status) => {
      if (status === 0) resolve();
      else reject(new TranscodeError(`ffmpeg cannot read it either: ${lastLine(said)}`));
    });
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1) ?? "";
}
