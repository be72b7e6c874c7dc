/**
 * `npm run dev`: the web app with hot reload (Vite) and the API restarted on every change (tsx watch), ended together.
 * Open the address that Vite prints; it passes API calls on.
 */
import { join } from "node:path";
import { haveHistory } from "./demo/first-start.ts";
import { Group, ROOT } from "./lib/process.ts";

const apiPort = process.env.PORT ?? "4700";
const group = new Group();
await haveHistory({
  env: process.env,
  now: Date.now(),
  say: (line) => process.stdout.write(`${line}\n`),
});
group.start(
  process.execPath,
  [join(ROOT, "node_modules/tsx/dist/cli.mjs"), "watch", "--clear-screen=false", "src/main.ts"],
  {
    detached: true,
    cwd: join(ROOT, "apps/api"),
    env: { ...process.env, DEMO: "1", PORT: apiPort },
  },
);
group.start(process.execPath, [join(ROOT, "node_modules/vite/bin/vite.js"), "--clearScreen", "false"], {
  detached: true,
  cwd: join(ROOT, "apps/web"),
  env: { ...process.env, API_URL: `http://localhost:${apiPort}` },
});
