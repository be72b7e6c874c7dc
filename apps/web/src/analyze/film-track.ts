import {
  createFile,
  DataStream,
  Endianness,
  MP4BoxBuffer,
  type Movie,
  type Sample,
  type Track,
} from "mp4box";
import { FilmError } from "./film-error.ts";

/** The first video track of an MP4 or MOV file. */
export type FilmTrack = {
  readonly config: VideoDecoderConfig;
  /** Clockwise quarter turns by which the picture is to be shown; phones film sideways. */
  readonly quarterTurns: 0 | 1 | 2 | 3;
  /** In decoding order. */
  readonly samples: readonly FilmSample[];
};

export type FilmSample = {
  /** Presentation time in the film, ms; below 0 or past the end where the file says so it is decoded and not shown. */
  readonly t: number;
  readonly shown: boolean;
  readonly key: boolean;
  /** Bytes in the file. */
  readonly offset: number;
  readonly size: number;
};

/** How much of the file is read at a time, bytes. */
const CHUNK = 1 << 20;

/**
 * Reads what a film consists of, not the film itself.
 * @throws FilmError `container` or `empty`
 */
export async function readFilmTrack(film: Blob): Promise<FilmTrack> {
  const file = createFile(false);
  const found: { movie?: Movie; error?: string } = {};
  file.onReady = (info) => {
    found.movie = info;
  };
  file.onError = (_module, message) => {
    found.error = message;
  };
  let offset = 0;
  while (offset < film.size && found.error === undefined) {
    const end = Math.min(offset + CHUNK, film.size);
    const buffer = MP4BoxBuffer.fromArrayBuffer(await film.slice(offset, end).arrayBuffer(), offset);
    // Says where to read on: the pictures themselves are skipped.
    const next = appended(() => file.appendBuffer(buffer, end === film.size));
    if (next === null || (!found.movie && offset === 0 && file.boxes.length === 0)) break;
    offset = Math.max(next, end === film.size ? film.size : 0);
    if (found.movie && file.moov && !file.moov.mvex) break;
  }
  const { movie, error } = found;
  if (!movie || error !== undefined) throw new FilmError("container", error ?? "not an MP4 or MOV file");
  const [track] = movie.videoTracks;
  if (!track) throw new FilmError("empty", "the file has no video track");
  const samples = filmSamples(track, file.getTrackSamplesInfo(track.id));
  if (!samples.some((sample) => sample.shown)) throw new FilmError("empty", "the video track has no picture");
  const entry: unknown = file.getTrackById(track.id)?.mdia.minf.stbl.stsd.entries[0];
  const description = codecDescription(entry);
  return {
    config: {
      codec: track.codec === "vp08" ? "vp8" : track.codec,
      codedWidth: track.video?.width ?? track.track_width,
      codedHeight: track.video?.height ?? track.track_height,
      ...(description && { description }),
    },
    quarterTurns: quarterTurns(track.matrix),
    samples,
  };
}

function appended(append: () => number | undefined): number | null {
  try {
    return append() ?? null;
  } catch {
    return null;
  }
}

function filmSamples(track: Track, samples: readonly Sample[]): FilmSample[] {
  // An edit list says which part is shown; its first entry that is no pause (media_time −1) is the beginning.
  const edit = track.edits?.find((each) => each.media_time >= 0);
  const first = samples.reduce((least, sample) => Math.min(least, sample.cts), Number.POSITIVE_INFINITY);
  const begin = edit ? edit.media_time / track.timescale : first / track.timescale;
  const length = edit ? edit.segment_duration / track.movie_timescale : 0;
  return samples.map((sample) => {
    const t = (sample.cts / sample.timescale - begin) * 1000;
    return {
      t,
      // Half a millisecond for rounding; a length of 0 means all of it.
      shown: t > -0.5 && (length <= 0 || t < length * 1000 - 0.5),
      key: sample.is_sync,
      offset: sample.offset,
      size: sample.size,
    };
  });
}

type Writable = { write(stream: DataStream): void };

/** The decoder's own header (avcC, hvcC, …), without the eight bytes that name the box. */
function codecDescription(entry: unknown): Uint8Array | null {
  const boxes = entry as Readonly<Record<string, Writable | undefined>>;
  const box = boxes.avcC ?? boxes.hvcC ?? boxes.vvcC;
  if (!box) return null;
  const stream = new DataStream(undefined, 0, Endianness.BIG_ENDIAN);
  box.write(stream);
  return new Uint8Array(stream.buffer.slice(8, stream.getPosition()));
}

/** From the transformation matrix of ISO 14496-12, 8.5.3: cos and sin of the turn come first. */
function quarterTurns(matrix: ArrayLike<number>): 0 | 1 | 2 | 3 {
  const turns = Math.round(Math.atan2(matrix[1] ?? 0, matrix[0] ?? 1) / (Math.PI / 2));
  return ((turns + 4) % 4) as 0 | 1 | 2 | 3;
}
