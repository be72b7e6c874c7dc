// @ts-check
/**
 * The first thing every `npm` command runs: plain Node, no dependencies, because on a fresh clone there are none.
 * It checks the Node version, installs with the pinned pnpm when the lockfile changed, and hands over to
 * `scripts/<command>.ts`. Nothing of the installation goes to stdout: `replay` and `analyze` promise clean output.
 */
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const PNPM = "pnpm@10.34.8";
const OLDEST_NODE = [20, 19];

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const [command, ...args] = process.argv.slice(2);

checkNode();
const script = join(root, "scripts", `${command}.ts`);
if (!command || !existsSync(script)) {
  fail(`There is no command ${command ? `"${command}"` : "given"}. See "scripts" in package.json.`);
}
install();
handOver();

/** Stops with a sentence that helps where Node is too old. */
function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor = 0, needMinor = 0] = OLDEST_NODE;
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  fail(
    `PhysioCheck needs Node ${OLDEST_NODE.join(".")} or newer, and this is ${process.versions.node}.\n` +
      "Get a current one from https://nodejs.org, or with a version manager: `nvm install 22` or `fnm install 22`.",
  );
}

/** Installs what the lockfile names, unless that was done already. */
function install() {
  const stamp = join(root, "node_modules", ".physiocheck-installed");
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "pnpm-lock.yaml")))
    .update(readFileSync(join(root, "pnpm-workspace.yaml")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;
  process.stderr.write(`Installing dependencies with ${PNPM} …\n`);
  const started = Date.now();
  // Without that setting and a terminal pnpm would refuse to replace an older node_modules.
  const result = spawnSync(
    "npx",
    ["-y", PNPM, "install", "--frozen-lockfile", "--config.confirm-modules-purge=false"],
    {
      cwd: root,
      // stdout of the installation becomes our stderr.
      stdio: ["ignore", 2, 2],
      shell: process.platform === "win32",
    },
  );
  if (result.status !== 0) {
    fail("The installation failed; what it said stands above. A network to the npm registry is needed once.");
  }
  writeFileSync(stamp, wanted);
  process.stderr.write(`Installed in ${((Date.now() - started) / 1000).toFixed(0)} s.\n`);
}

/**
 * Runs the command, passes signals on and ends as it ends. The child stays in this process group, so a signal to the
 * group (Ctrl-C in a terminal, a runner that kills the group) reaches everything; one sent to this process alone is
 * passed on.
 */
function handOver() {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd: root,
    stdio: "inherit",
  });
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM", "SIGHUP"])) {
    process.on(signal, () => child.kill(signal === "SIGINT" ? "SIGTERM" : signal));
  }
  // npm passes a signal to the shell between us, which ends without a word: then we have a new parent.
  const parent = process.ppid;
  const orphaned = setInterval(() => {
    if (process.env.npm_lifecycle_event && process.ppid !== parent) child.kill("SIGTERM");
  }, 500);
  child.on("error", (error) => fail(`${command} could not be started: ${error.message}`));
  child.on("exit", (code, signal) => {
    clearInterval(orphaned);
    process.exitCode = code ?? (signal === "SIGINT" ? 130 : 143);
  });
}

/**
 * @param {string} message
 * @returns {never}
 */
function fail(message) {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
