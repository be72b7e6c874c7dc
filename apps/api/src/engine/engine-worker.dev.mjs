// Starts the worker from its source; built, it is bundled into a file of its own (build.ts).
import { tsImport } from "tsx/esm/api";

await tsImport("./engine-worker.ts", import.meta.url);
