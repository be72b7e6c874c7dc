import { listCameras, mediaDevices, onCamerasChanged } from "./camera-devices.ts";
import { pictureTicker } from "./picture-ticker.ts";
import { newVideo, sourceStore, unlessInterrupted, type PoseSource } from "./pose-source.ts";
import { nextCameraState, type CameraEvent } from "./source-state.ts";

export type CameraOptions = {
  /** As in MediaDeviceInfo; a camera that is gone is replaced by any other. */
  readonly deviceId?: string | undefined;
  /** Front or back, on phones. */
  readonly facing?: "user" | "environment" | undefined;
};

export type CameraSource = PoseSource & {
  readonly kind: "camera";
  /** What the open camera says of itself: its id, its name, and where it looks. Null while none is open. */
  readonly settings: () => {
    readonly deviceId: string;
    readonly label: string;
    readonly facing: string | null;
  } | null;
};

/** The camera as a source. */
export function cameraSource(options: CameraOptions = {}): CameraSource {
  const video = newVideo();
  const state = sourceStore();
  const ticker = pictureTicker(video, (now, metadata) => metadata?.captureTime ?? now);
  let stream: MediaStream | null = null;
  /** Rises with each start and stop, so that an answer that comes too late is known as such. */
  let turn = 0;
  let stopWatching = (): void => undefined;

  const tell = (event: CameraEvent): void => state.setState(nextCameraState(state.getState(), event), true);
  ticker.onPicture(() => tell({ type: "picture" }));

  const release = (): void => {
    turn += 1;
    ticker.stop();
    video.srcObject = null;
    for (const track of stream?.getTracks() ?? []) {
      track.stop();
    }
    stream = null;
  };

  const open = async (): Promise<void> => {
    release();
    const mine = turn;
    const devices = mediaDevices();
    tell({ type: "start", secure: globalThis.isSecureContext, supported: devices !== null });
    if (!devices || state.getState().name !== "asking") return;
    try {
      const opened = await patiently(
        () => request(devices, options),
        () => mine === turn,
      );
      if (mine !== turn) {
        for (const track of opened.getTracks()) track.stop();
        return;
      }
      stream = opened;
      const [track] = opened.getVideoTracks();
      if (track) {
        // Only while it is the camera in use: one that was let go of says nothing any more.
        const on = (type: string, act: () => void): void =>
          track.addEventListener(type, () => {
            if (stream === opened) act();
          });
        on("ended", () => {
          release();
          tell({ type: "track_ended" });
        });
        on("mute", () => tell({ type: "track_muted" }));
        on("unmute", () => tell({ type: "track_unmuted" }));
      }
      tell({ type: "granted" });
      video.srcObject = opened;
      ticker.start();
      await video.play().catch(unlessInterrupted);
    } catch (error) {
      if (mine !== turn) return;
      release();
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      tell({ type: "refused", error: name, message });
    }
  };

  return {
    kind: "camera",
    picture: video,
    state,
    get mirrored() {
      return facingOf(stream) !== "environment" && options.facing !== "environment";
    },
    onPicture: ticker.onPicture,
    settings() {
      const track = stream?.getVideoTracks()[0];
      if (!track) return null;
      return { deviceId: track.getSettings().deviceId ?? "", label: track.label, facing: facingOf(stream) };
    },
    start() {
      stopWatching();
      stopWatching = onCamerasChanged(() => {
        // A camera that came back, or the first one: no need to make anybody press a button.
        const { name } = state.getState();
        if (name === "lost" || name === "none_found") void reopen();
      });
      return open();
    },
    stop() {
      stopWatching();
      release();
      tell({ type: "stop" });
    },
    pause: () => undefined,
    resume() {
      if (stream) void video.play().catch(() => undefined);
    },
  };

  async function reopen(): Promise<void> {
    const mine = turn;
    const cameras = await listCameras().catch(() => []);
    if (mine === turn && cameras.length > 0) await open();
  }
}

function facingOf(stream: MediaStream | null): string | null {
  return stream?.getVideoTracks()[0]?.getSettings().facingMode ?? null;
}

/** How often a camera that cannot be read is asked again, and after how long, ms. */
const TRIES = 4;
const TRY_AGAIN_MS = 700;

/**
 * A camera is often busy for a moment only: the tab or the program that had it has just let go of it, or it is slow to wake.
 * Asks again before anybody is told to close other programs.
 */
async function patiently(ask: () => Promise<MediaStream>, stillWanted: () => boolean): Promise<MediaStream> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await ask();
    } catch (error) {
      const busy = error instanceof Error && ["NotReadableError", "AbortError"].includes(error.name);
      if (!busy || tried >= TRIES || !stillWanted()) throw error;
      await new Promise((resolve) => setTimeout(resolve, TRY_AGAIN_MS));
    }
  }
}

async function request(devices: MediaDevices, { deviceId, facing }: CameraOptions): Promise<MediaStream> {
  // 720p: the model looks at 256 × 256 pixels of the person, who may be small in the picture.
  const video: MediaTrackConstraints = {
    width: { ideal: 1280 },
    height: { ideal: 720 },
    frameRate: { ideal: 30 },
    ...(facing && { facingMode: { ideal: facing } }),
  };
  if (!deviceId) return devices.getUserMedia({ audio: false, video });
  try {
    return await devices.getUserMedia({ audio: false, video: { ...video, deviceId: { exact: deviceId } } });
  } catch (error) {
    if (!(error instanceof Error) || !["OverconstrainedError", "NotFoundError"].includes(error.name))
      throw error;
    return devices.getUserMedia({ audio: false, video });
  }
}
