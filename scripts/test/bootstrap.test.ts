import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { capture, ROOT } from "../lib/process.ts";

const BOOTSTRAP = join(ROOT, "scripts/bootstrap.mjs");

test("a Node that is too old is told so, with what to do", async () => {
  const pretend = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "18.20.4" } })`;
  const { code, output, stdout } = await capture(process.execPath, [
    `--import=data:text/javascript,${encodeURIComponent(pretend)}`,
    BOOTSTRAP,
    "test",
  ]);
  expect(code).toBe(1);
  expect(output).toContain("needs Node 20.19 or newer, and this is 18.20.4");
  expect(stdout).toBe("");
});

test("an unknown command is refused", async () => {
  const { code, output } = await capture(process.execPath, [BOOTSTRAP, "no-such-command"]);
  expect(code).toBe(1);
  expect(output).toContain(`no command "no-such-command"`);
});

test("the command's exit code is passed on", async () => {
  const { code, output } = await capture(process.execPath, [BOOTSTRAP, "test", "no-such-suite"]);
  expect(code).toBe(2);
  expect(output).toContain("There is no suite no-such-suite");
});

test("a group's children and their own children end with it", async () => {
  const folder = mkdtempSync(join(tmpdir(), "group-"));
  const pidFile = join(folder, "grandchild");
  const grandchild = `require("node:fs").writeFileSync(${JSON.stringify(pidFile)}, String(process.pid)); setInterval(() => {}, 1000);`;
  const child = `require("node:child_process").spawn(process.execPath, ["-e", ${JSON.stringify(grandchild)}], { stdio: "inherit" }); setInterval(() => {}, 1000);`;
  const parent = `import { Group } from ${JSON.stringify(join(ROOT, "scripts/lib/process.ts"))};
    new Group().start(process.execPath, ["-e", ${JSON.stringify(child)}], { detached: true });`;
  const script = join(folder, "parent.ts");
  writeFileSync(script, parent);
  const running = spawn(process.execPath, ["--import", "tsx", script], { cwd: ROOT, stdio: "ignore" });
  try {
    const pid = Number(await written(pidFile));
    expect(alive(pid)).toBe(true);
    running.kill("SIGTERM");
    await new Promise((resolve) => {
      running.once("exit", resolve);
    });
    await expect.poll(() => alive(pid), { timeout: 10_000 }).toBe(false);
  } finally {
    running.kill("SIGKILL");
    rmSync(folder, { recursive: true, force: true });
  }
});

/** A file's content, once it has any. */
async function written(path: string): Promise<string> {
  const read = (): string => {
    try {
      return readFileSync(path, "utf8");
    } catch {
      return "";
    }
  };
  await expect.poll(read, { timeout: 20_000 }).not.toBe("");
  return read();
}

function alive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
