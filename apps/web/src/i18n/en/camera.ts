/** Camera and model: what state they are in, and what helps. Keys are the names of SourceState, ModelState and ModelFailure. */
export default {
  source: {
    idle: "The camera is off.",
    asking: "Your browser is asking whether it may use the camera. Please allow it.",
    starting: "The camera is starting…",
    running: "The camera is on. The picture stays on this device.",
    ended: "The video has ended.",
    denied:
      "The camera is blocked. Allow it with the camera or lock symbol beside the web address, then try again. If that does not help, look at the privacy settings of this device.",
    none_found: "No camera was found. Connect one; it will be used as soon as it is there.",
    in_use: "Another program is using the camera. Close video calls and other tabs, then try again.",
    insecure:
      "The camera works only over a secure connection. Open this page with an address that begins with https://.",
    unsupported: "This browser offers no camera. Use a current version of Chrome, Edge, Firefox or Safari.",
    lost: "The camera was disconnected. Plug it in again; it goes on by itself.",
    interrupted:
      "This device has paused the camera. Open its lid or privacy switch, or end the call; it goes on by itself.",
    unreadable: "This video cannot be played in this browser. MP4 (H.264) and WebM work everywhere.",
    failed: "The camera could not be started. Try again, or choose another camera.",
    stopped: "The camera is off.",
  },
  model: {
    idle: "Movement recognition is off.",
    loading: "Loading movement recognition… {{percent}} %",
    measuring: "Finding out what runs fastest on this device…",
    ready: "Movement recognition is running.",
    failed: {
      webgl2_missing:
        "This browser gives no access to graphics (WebGL 2), which movement recognition needs. Switch on hardware acceleration in its settings, or use another browser.",
      wasm_missing:
        "This browser cannot run movement recognition. Use a current version of Chrome, Edge, Firefox or Safari.",
      download_failed: "Movement recognition could not be loaded. Check the connection and try again.",
      runtime_failed:
        "Movement recognition could not be started. Try again; if it happens again, reload the page.",
      graphics_lost: "The browser took its graphics away and did not give them back. Reload the page.",
      worker_failed: "Movement recognition stopped unexpectedly. Try again.",
      timeout:
        "Movement recognition did not answer in time. Try again; on a slow device choose the lite model.",
    },
  },
  slow: "This device looks too rarely to count every repetition. Close other apps and tabs, plug it in, or move more slowly.",
  hidden: "Paused while this tab is hidden.",
  choose: {
    camera: "Camera",
    front: "Front camera",
    back: "Back camera",
    unnamed: "Camera {{number}}",
    mirror: "Mirror the picture",
    model: "Model",
    auto: "Automatic",
    lite: "Lite: fastest",
    full: "Full: recommended",
    heavy: "Heavy: most exact, needs a fast device",
    delegate: "Runs on",
    CPU: "Processor",
    GPU: "Graphics card",
  },
  rate: "{{poses}} poses per second",
} as const;
