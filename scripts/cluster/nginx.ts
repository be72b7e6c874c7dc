import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { lanCertificate } from "../../apps/api/src/operation/lan.ts";
import { onPath } from "../lib/browser-tools.ts";
import { freePort } from "../lib/free-port.ts";
import { ROOT } from "../lib/process.ts";
import { childrenOf, end, listening, logOf } from "./child.ts";

const OURS = join(ROOT, "docker/nginx/physiocheck.conf");

/** Why there is no nginx to run; null where there is one. */
export const nginxMissing: string | null = onPath("nginx")
  ? null
  : "nginx is not installed (apt-get install nginx-light)";

/** The nginx of docker/ in front of servers on this machine, with TLS. */
export class Nginx {
  readonly port: number;
  /** Of the certificate that it shows, PEM. */
  readonly certificate: string;
  private readonly folder: string;
  private readonly child: ChildProcess;

  private constructor(port: number, certificate: string, folder: string, child: ChildProcess) {
    this.port = port;
    this.certificate = certificate;
    this.folder = folder;
    this.child = child;
  }

  /** @param ports where the servers listen. @param port where nginx is to; a free one where absent */
  static async start(ports: readonly number[], port?: number): Promise<Nginx> {
    const folder = mkdtempSync(join(tmpdir(), "physiocheck-nginx-"));
    const { key, cert } = await lanCertificate(folder);
    writeFileSync(join(folder, "fullchain.pem"), cert);
    writeFileSync(join(folder, "privkey.pem"), key, { mode: 0o600 });
    mkdirSync(join(folder, "tmp"));
    const https = port ?? (await freePort());
    const config = join(folder, "nginx.conf");
    writeFileSync(config, configured(readFileSync(OURS, "utf8"), folder, ports, await freePort(), https));
    const child = spawn("nginx", ["-p", folder, "-c", config, "-g", "daemon off;"], {
      stdio: ["ignore", "pipe", "pipe"],
    });
    const log = logOf(child);
    await listening(https, child, log);
    return new Nginx(https, cert, folder, child);
  }

  get origin(): string {
    return `https://localhost:${this.port}`;
  }

  /** Of the master and its workers. */
  get pids(): readonly number[] {
    const { pid = 0 } = this.child;
    return [pid, ...childrenOf(pid)];
  }

  async stop(): Promise<void> {
    await end(this.child, "SIGQUIT");
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/**
 * The configuration of docker/ with what differs on this machine: places, ports, the servers' addresses, and two words that an nginx from before
 * 1.25.1 does not know. Everything else is run as it is shipped.
 * @throws Error where something that is to be replaced is not there any more
 */
export function configured(
  ours: string,
  folder: string,
  ports: readonly number[],
  http: number,
  https: number,
): string {
  const [, major = 0, minor = 0] = /(\d+)\.(\d+)/.exec(nginxVersion()) ?? [];
  const isOld = Number(major) === 1 && Number(minor) < 26;
  const server = /server server:4700 resolve ([^;]+);/.exec(ours);
  if (!server) throw new Error("docker/nginx names no server to be found anew");
  const replaced: readonly (readonly [string, string])[] = [
    ["pid /tmp/nginx.pid;", `pid ${folder}/nginx.pid;${process.getuid?.() === 0 ? "\nuser root;" : ""}`],
    ["_temp_path /tmp/", `_temp_path ${folder}/tmp/`],
    ["resolver 127.0.0.11 valid=5s;", ""],
    [server[0], ports.map((port) => `server 127.0.0.1:${port} ${server[1]};`).join("\n    ")],
    ["listen 8080;", `listen 127.0.0.1:${http};`],
    ["listen 8443 ssl;", `listen 127.0.0.1:${https} ssl${isOld ? " http2" : ""};`],
    ["http2 on;", isOld ? "" : "http2 on;"],
    ["/etc/nginx/tls/fullchain.pem", `${folder}/fullchain.pem`],
    ["/etc/nginx/tls/privkey.pem", `${folder}/privkey.pem`],
  ];
  let text = ours;
  for (const [from, to] of replaced) {
    if (!text.includes(from)) throw new Error(`docker/nginx has no "${from}" any more`);
    text = text.replaceAll(from, to);
  }
  return text;
}

/** It tells its version where others tell errors: "nginx version: nginx/1.22.1". */
function nginxVersion(): string {
  return spawnSync("nginx", ["-v"]).stderr.toString();
}
