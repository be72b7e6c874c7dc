// Starts the worker from its source.
import { tsImport } from "tsx/esm/api";

await tsImport("./perform-worker.ts", import.meta.url);
