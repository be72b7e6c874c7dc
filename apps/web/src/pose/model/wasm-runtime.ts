import { POSE_RUNTIME, poseAssetUrl } from "@physiocheck/pose-model";
import { ModelError } from "./model-error.ts";

/**
 * Loads the inference runtime by hand instead of through FilesetResolver: the ES module build then works in module
 * workers and on the main thread alike (the library would use a classic script there, another 11 MB), the compiled
 * code is kept for the next landmarker, and a failure rejects instead of hanging.
 */

type Factory = (module: object) => Promise<object>;
type Scope = { ModuleFactory?: Factory | undefined; Module?: object | undefined };

let factory: Promise<Factory> | undefined;
let compiled: Promise<WebAssembly.Module> | undefined;
/** Landmarkers are made one after the other: the library hands the runtime over through a global. */
let queue: Promise<unknown> = Promise.resolve();

/**
 * Calls `create` while the runtime lies where tasks-vision looks for it (its file set has an empty loader path).
 * @throws ModelError `download_failed` or `runtime_failed`
 */
export function withRuntime<T>(base: string, create: () => Promise<T>): Promise<T> {
  const run = queue.then(async () => {
    const [makeModule, binary] = await Promise.all([loadFactory(base), loadBinary(base)]);
    const scope = globalThis as Scope;
    const log: string[] = [];
    const failed = new Promise<never>((_, reject) => {
      scope.ModuleFactory = makeModule;
      scope.Module = {
        instantiateWasm(
          imports: WebAssembly.Imports,
          done: (instance: WebAssembly.Instance, m: WebAssembly.Module) => void,
        ) {
          WebAssembly.instantiate(binary, imports).then(
            (instance) => done(instance, binary),
            (error: unknown) => reject(ModelError.from(error, "runtime_failed")),
          );
          return {};
        },
        print: () => undefined,
        // The runtime reports its steps as errors; the last lines tell what went wrong when something does.
        printErr: (line: string) => {
          log.push(line);
          if (log.length > 20) log.shift();
        },
      };
    });
    try {
      return await Promise.race([create(), failed]);
    } catch (error) {
      const because = ModelError.from(error, "runtime_failed");
      throw new ModelError(because.reason, [because.message, ...log].join("\n"));
    } finally {
      scope.ModuleFactory = undefined;
      scope.Module = undefined;
    }
  });
  queue = run.catch(() => undefined);
  return run;
}

/** Fetches one of our own files. @throws ModelError `download_failed` */
export async function download(url: string): Promise<Response> {
  const response = await fetch(url).catch((error: unknown) => {
    throw ModelError.from(error, "download_failed");
  });
  if (!response.ok) throw new ModelError("download_failed", `${url}: HTTP ${response.status}`);
  // A single-page server answers unknown paths with its page.
  if (response.headers.get("content-type")?.startsWith("text/html")) {
    throw new ModelError("download_failed", `${url}: a page came instead of the file`);
  }
  return response;
}

function loadFactory(base: string): Promise<Factory> {
  factory ??= (async () => {
    const url = new URL(poseAssetUrl(POSE_RUNTIME.loader, base), globalThis.location.href).href;
    const loaded = (await import(/* @vite-ignore */ url)) as { default: Factory };
    return loaded.default;
  })().catch((error: unknown) => {
    factory = undefined;
    throw ModelError.from(error, "download_failed");
  });
  return factory;
}

function loadBinary(base: string): Promise<WebAssembly.Module> {
  compiled ??= (async () => {
    const response = await download(poseAssetUrl(POSE_RUNTIME.binary, base));
    if (response.headers.get("content-type") === "application/wasm")
      return WebAssembly.compileStreaming(response);
    return WebAssembly.compile(await response.arrayBuffer());
  })().catch((error: unknown) => {
    compiled = undefined;
    throw ModelError.from(error, "download_failed");
  });
  return compiled;
}
