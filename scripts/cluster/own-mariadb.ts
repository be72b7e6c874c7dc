import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";
import { createConnection } from "mysql2/promise";
import { onPath } from "../lib/browser-tools.ts";
import { freePort } from "../lib/free-port.ts";
import { end, listening, logOf } from "./child.ts";

/** Why no MariaDB of our own can be run; null where one can. */
export const mariadbMissing: string | null =
  onPath("mariadbd") && onPath("mariadb-install-db")
    ? null
    : "MariaDB is not installed (apt-get install mariadb-server)";

/** A MariaDB in a folder of its own, which may be killed without harm to anybody else's. Durable as it comes: each commit is flushed. */
export class OwnMariadb {
  readonly url: string;
  private readonly port: number;
  private readonly folder: string;
  private child: ChildProcess | null = null;

  private constructor(port: number, folder: string) {
    this.port = port;
    this.folder = folder;
    this.url = `mysql://root@127.0.0.1:${port}/physiocheck`;
  }

  static async start(): Promise<OwnMariadb> {
    const folder = mkdtempSync(join(tmpdir(), "physiocheck-mariadb-"));
    execFileSync(
      "mariadb-install-db",
      [
        "--no-defaults",
        `--datadir=${join(folder, "data")}`,
        `--user=${userInfo().username}`,
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
      ],
      { stdio: "ignore" },
    );
    const mariadb = new OwnMariadb(await freePort(), folder);
    await mariadb.boot();
    const connection = await createConnection({ uri: mariadb.url.replace("/physiocheck", "") });
    await connection.query("CREATE DATABASE physiocheck CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
    await connection.end();
    return mariadb;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** Starts the process on the same files; after a kill it repairs them first. */
  async boot(): Promise<void> {
    const child = spawn(
      "mariadbd",
      [
        "--no-defaults",
        `--datadir=${join(this.folder, "data")}`,
        `--user=${userInfo().username}`,
        `--socket=${join(this.folder, "mariadb.sock")}`,
        `--port=${this.port}`,
        "--bind-address=127.0.0.1",
        "--innodb-buffer-pool-size=512M",
      ],
      { stdio: ["ignore", "pipe", "pipe"] },
    );
    this.child = child;
    await listening(this.port, child, logOf(child));
  }

  async kill(): Promise<void> {
    await end(this.child, "SIGKILL");
  }

  async stop(): Promise<void> {
    await end(this.child);
    rmSync(this.folder, { recursive: true, force: true });
  }
}
