import type { NewPosture, PostureViewUpdate } from "@physiocheck/contracts";
import { measureView, type PostureRoll, type PostureView } from "@physiocheck/motion";
import { uuidv7 } from "uuidv7";
import { api } from "../api.ts";
import { lookAt } from "./look.ts";
import { rememberPicture } from "./pictures.ts";

type Failure = Extract<PostureViewUpdate, { state: "failed" }>["reason"];
/** A picture or film, or the pictures of a burst. */
export type TakePictures = () => Promise<readonly Blob[]>;
export type Progress =
  | { readonly state: "waiting" | "working" | "done" }
  | { readonly state: "failed"; readonly reason: Failure };

/**
 * One analysis on its way: each view is looked at here and sent, one after the other; a view that failed can be given another
 * picture under the same id.
 */
export class RunningAnalysis {
  readonly id = uuidv7();
  readonly wish: Omit<NewPosture, "id">;
  readonly #viewIds = new Map<PostureView, string>();
  readonly #roll: PostureRoll;
  readonly #onProgress: (view: PostureView, progress: Progress) => void;
  #created: Promise<unknown> | null = null;

  constructor(wish: Omit<NewPosture, "id">, onProgress: (view: PostureView, progress: Progress) => void) {
    this.wish = wish;
    this.#onProgress = onProgress;
    this.#roll = { degrees: 0, from: wish.source === "digital_patient" ? "gravity" : "unknown" };
  }

  /** Looks at a view and stores what it showed. @throws ApiError where the server could not be told */
  async take(view: PostureView, pictures: TakePictures): Promise<void> {
    const viewId = this.#viewIds.get(view) ?? uuidv7();
    this.#viewIds.set(view, viewId);
    this.#onProgress(view, { state: "working" });
    this.#created ??= api.createPosture({ body: { id: this.id, ...this.wish } });
    try {
      await this.#created;
    } catch (error) {
      // It can be begun again.
      this.#created = null;
      throw error;
    }
    const params = { analysisId: this.id, viewId };
    const tell = (body: PostureViewUpdate): Promise<unknown> => api.putPostureView({ params, body });
    await tell({ state: "in_progress", view });
    const looked = await this.#look(view, pictures);
    if (typeof looked === "string" || !looked.still) {
      const reason = typeof looked === "string" ? looked : "nobody";
      await tell({ state: "failed", view, reason });
      this.#onProgress(view, { state: "failed", reason });
      return;
    }
    rememberPicture(viewId, looked.picture);
    await tell({ state: "completed", view, still: looked.still, corrections: {}, roll: this.#roll });
    if (this.wish.keepPictures)
      await api.putPosturePicture({ params, body: new Uint8Array(await looked.picture.arrayBuffer()) });
    const { fault } = measureView(looked.still, view, {}, this.#roll);
    this.#onProgress(view, fault ? { state: "failed", reason: fault.reason } : { state: "done" });
  }

  async #look(view: PostureView, pictures: TakePictures) {
    let files: readonly Blob[];
    try {
      files = await pictures();
    } catch {
      return "camera_failed" as const;
    }
    try {
      return await lookAt(view, files, this.wish.model);
    } catch (error) {
      return error instanceof Error && error.name === "ModelError"
        ? ("model_failed" as const)
        : ("unreadable_file" as const);
    }
  }
}
