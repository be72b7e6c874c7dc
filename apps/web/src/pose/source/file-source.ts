import { pictureTicker } from "./picture-ticker.ts";
import { newVideo, sourceStore, type PoseSource } from "./pose-source.ts";

/** A film from a file of the person's own; it is played here and goes nowhere. */
export function fileSource(file: Blob, options: { readonly loop?: boolean } = {}): PoseSource {
  const video = newVideo();
  video.loop = options.loop ?? false;
  const state = sourceStore();
  // Media time: what the film says, however fast this machine plays it.
  const ticker = pictureTicker(video, (_now, metadata) => (metadata?.mediaTime ?? video.currentTime) * 1000);
  let url: string | null = null;
  let wanted = false;
  ticker.onPicture(() => {
    if (state.getState().name === "starting") state.setState({ name: "running" }, true);
  });
  video.addEventListener("ended", () => state.setState({ name: "ended" }, true));
  const close = (): void => {
    wanted = false;
    ticker.stop();
    video.pause();
    video.removeAttribute("src");
    if (url !== null) URL.revokeObjectURL(url);
    url = null;
  };
  video.addEventListener("error", () => {
    if (url === null) return;
    close();
    state.setState({ name: "unreadable" }, true);
  });
  return {
    kind: "file",
    picture: video,
    state,
    mirrored: false,
    onPicture: ticker.onPicture,
    async start() {
      if (state.getState().name === "running" || state.getState().name === "starting") return;
      wanted = true;
      state.setState({ name: "starting" }, true);
      if (url === null) {
        url = URL.createObjectURL(file);
        video.src = url;
      } else {
        video.currentTime = 0;
      }
      ticker.start();
      // A film that cannot be played is told by the error event; one that was stopped meanwhile is no error.
      await video.play().catch(() => undefined);
    },
    stop() {
      close();
      state.setState({ name: "stopped" }, true);
    },
    pause: () => video.pause(),
    resume() {
      if (wanted && !video.ended) void video.play().catch(() => undefined);
    },
  };
}
