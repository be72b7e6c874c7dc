import { dirname, join } from "node:path";
import { runLimited, type Limits } from "./limited-process.ts";

/** FFmpeg read the file and would not have it: trying again gives the same. */
export class MediaRefused extends Error {
  override readonly name = "MediaRefused";
}

export type Probed = {
  readonly durationMs: number;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
};

/** FFmpeg as a child process that is held to limits. */
export type Ffmpeg = {
  /** @throws MediaRefused where it ends with an error; ProcessStopped */
  run(args: readonly string[], limits: Limits): Promise<void>;
  /** The first picture stream of a finished file. @throws MediaRefused; ProcessStopped */
  probe(path: string, signal?: AbortSignal): Promise<Probed>;
};

/** Megabytes of address space: x264 takes half of it for full HD. */
export const FFMPEG_MEMORY_MB = 2048;
const PROBE: Limits = { wallMs: 30_000, cpuSeconds: 20, memoryMb: FFMPEG_MEMORY_MB };
/** Of strangers' files: nothing but files is opened, whatever a playlist in one of them says. */
const SAFELY = ["-hide_banner", "-nostdin", "-loglevel", "error", "-protocol_whitelist", "file"];

/** FFmpeg, if this machine has one. @param command name or path; null for none */
export async function openFfmpeg(command: string | null): Promise<Ffmpeg | null> {
  if (command === null) return null;
  const folder = dirname(command);
  const prober = folder === "." ? "ffprobe" : join(folder, "ffprobe");
  for (const program of [command, prober])
    try {
      const { code } = await runLimited(program, ["-version"], PROBE);
      if (code !== 0) return null;
    } catch {
      return null;
    }
  return {
    async run(args, limits) {
      const { code, stderr } = await runLimited(command, [...SAFELY, ...args], limits);
      if (code !== 0) throw new MediaRefused(stderr.trim().slice(-400) || `ended with ${code}`);
    },
    async probe(path, signal) {
      const wanted = "format=duration:stream=width,height";
      const { code, stdout, stderr } = await runLimited(
        prober,
        [
          "-v",
          "error",
          "-protocol_whitelist",
          "file",
          "-select_streams",
          "v:0",
          "-show_entries",
          wanted,
          "-of",
          "json",
          path,
        ],
        { ...PROBE, signal },
      );
      if (code !== 0) throw new MediaRefused(stderr.trim().slice(-400) || `ended with ${code}`);
      const { format, streams } = JSON.parse(stdout) as {
        format?: { duration?: string };
        streams?: { width?: number; height?: number }[];
      };
      const [{ width = 0, height = 0 } = {}] = streams ?? [];
      const durationMs = Number(format?.duration) * 1000;
      if (!(durationMs >= 0) || width === 0) throw new MediaRefused("there are no pictures in it");
      return { durationMs, width, height };
    },
  };
}
