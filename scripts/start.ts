/**
 * `npm start`: builds what is stale and serves the demo clinic, web app and API, at one address.
 * PORT (default 4700, the next free one if taken); `-- --lan` serves the local network over HTTPS, for a phone's camera;
 * `-- --empty` begins with a demo clinic without a past.
 */
import { createServer } from "node:net";
import { haveHistory } from "./demo/first-start.ts";
import { API_ENTRY, buildStale } from "./lib/build.ts";
import { Group } from "./lib/process.ts";

const FIRST_PORT = 4700;

const lan = process.argv.includes("--lan");
const empty = process.argv.includes("--empty");
const unknown = process.argv.slice(2).filter((argument) => argument !== "--lan" && argument !== "--empty");
if (unknown.length > 0) {
  process.stderr.write(`npm start knows --lan and --empty, and not ${unknown.join(" ")}\n`);
  process.exit(2);
}
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const group = new Group();
try {
  // The first start builds for as long as the digital patient exercises.
  await Promise.all([
    buildStale(say),
    empty ? null : haveHistory({ env: process.env, now: Date.now(), say }),
  ]);
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

const wanted = Number(process.env.PORT ?? FIRST_PORT);
const port = await freePort(wanted);
if (port !== wanted) process.stdout.write(`Port ${wanted} is taken; using ${port}.\n`);
group.start(process.execPath, ["--enable-source-maps", API_ENTRY], {
  env: { ...process.env, DEMO: "1", PORT: String(port), ...(lan && { LAN: "1" }) },
});

/** The first port from `first` on that nothing listens on. */
async function freePort(first: number): Promise<number> {
  for (let port = first; port < first + 50; port += 1) {
    const free = await new Promise<boolean>((resolve) => {
      const probe = createServer();
      probe.once("error", () => resolve(false));
      probe.listen(port, lan ? undefined : "127.0.0.1", () => probe.close(() => resolve(true)));
    });
    if (free) return port;
  }
  throw new Error(`No port between ${first} and ${first + 49} is free`);
}
