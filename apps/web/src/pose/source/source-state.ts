/** Where a source of pictures stands; each has a sentence in the catalogue `camera` under `source.<name>`. */
export type SourceState =
  | { readonly name: "idle" }
  /** The browser asks the person for permission. */
  | { readonly name: "asking" }
  /** Permission is there, or none is needed; the first picture is on its way. */
  | { readonly name: "starting" }
  | { readonly name: "running" }
  /** A film came to its end. */
  | { readonly name: "ended" }
  /** The person, the browser or the system forbids the camera. */
  | { readonly name: "denied" }
  | { readonly name: "none_found" }
  /** Another program holds the camera. */
  | { readonly name: "in_use" }
  /** The page came without https, so the browser offers no camera. */
  | { readonly name: "insecure" }
  | { readonly name: "unsupported" }
  /** It was running and was unplugged; it is asked for again as soon as a camera appears. */
  | { readonly name: "lost" }
  /** The system took the picture away for a while (a call, a lid, a privacy switch). */
  | { readonly name: "interrupted" }
  /** The film cannot be played here. */
  | { readonly name: "unreadable" }
  | { readonly name: "failed"; readonly message: string }
  | { readonly name: "stopped" };

export type SourceStateName = SourceState["name"];

/** What happens to a camera. */
export type CameraEvent =
  | { readonly type: "start"; readonly secure: boolean; readonly supported: boolean }
  | { readonly type: "granted" }
  /** `error`: the name of the DOMException that getUserMedia rejected with. */
  | { readonly type: "refused"; readonly error: string; readonly message: string }
  | { readonly type: "picture" }
  | { readonly type: "track_ended" }
  | { readonly type: "track_muted" }
  | { readonly type: "track_unmuted" }
  | { readonly type: "stop" };

/** The names that browsers, old and new, give to the ways in which a camera is not to be had. */
const REFUSALS: Readonly<Record<string, SourceState>> = {
  NotAllowedError: { name: "denied" },
  PermissionDeniedError: { name: "denied" },
  SecurityError: { name: "denied" },
  NotFoundError: { name: "none_found" },
  DevicesNotFoundError: { name: "none_found" },
  OverconstrainedError: { name: "none_found" },
  NotReadableError: { name: "in_use" },
  TrackStartError: { name: "in_use" },
  AbortError: { name: "in_use" },
};

/** The camera's state machine. Pure; an event that means nothing in a state leaves it as it is. */
export function nextCameraState(state: SourceState, event: CameraEvent): SourceState {
  switch (event.type) {
    case "start":
      if (!event.secure) return { name: "insecure" };
      return event.supported ? { name: "asking" } : { name: "unsupported" };
    case "stop":
      return { name: "stopped" };
    case "granted":
      return state.name === "asking" ? { name: "starting" } : state;
    case "refused":
      if (state.name !== "asking" && state.name !== "starting") return state;
      return REFUSALS[event.error] ?? { name: "failed", message: event.message };
    case "picture":
      return state.name === "starting" || state.name === "interrupted" ? { name: "running" } : state;
    case "track_ended":
      return isOpen(state) ? { name: "lost" } : state;
    case "track_muted":
      return state.name === "running" ? { name: "interrupted" } : state;
    case "track_unmuted":
      return state.name === "interrupted" ? { name: "starting" } : state;
  }
}

/** The camera is held by us. */
function isOpen({ name }: SourceState): boolean {
  return name === "starting" || name === "running" || name === "interrupted";
}
