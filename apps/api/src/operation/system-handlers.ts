import { statfs } from "node:fs/promises";
import { openApiDocument } from "@physiocheck/contracts/openapi";
import { ENGINE_VERSION } from "@physiocheck/motion";
import type { Config } from "../config.ts";
import type { Deps } from "../deps.ts";
import type { Handlers } from "../http/handlers.ts";
import { docsPage } from "../http/docs.ts";
import { DEMO_ACCOUNTS } from "../seed.ts";
import { VERSION } from "../version.ts";

type SystemHandlers = Pick<Handlers, "health" | "livez" | "readyz" | "apiInfo" | "openapi" | "docs">;

/** What machines and developers ask. */
export function systemHandlers({ config, database, closing, now }: Deps): SystemHandlers {
  const started = now();
  const document = openApiDocument(VERSION);

  const answers = async (question: () => Promise<unknown>): Promise<boolean> => {
    try {
      return (await question()) !== false;
    } catch {
      return false;
    }
  };

  return {
    async health({ response }) {
      const ok = await answers(() => database.ping());
      if (!ok) response.status(503);
      return {
        status: ok ? "ok" : "unavailable",
        version: VERSION,
        engine: ENGINE_VERSION,
        database: database.engine,
        uptimeSeconds: Math.round((now() - started) / 1000),
      };
    },

    livez: async () => ({ status: "ok" }),

    async readyz({ response }) {
      const checks = {
        database: await answers(() => database.ping()),
        migrations: await answers(() => database.migrated()),
        accepting: !closing.aborted,
        disk: await hasRoom(config),
      };
      const ok = Object.values(checks).every(Boolean);
      if (!ok) response.status(503);
      return { status: ok ? "ok" : "unavailable", checks };
    },

    apiInfo: async () => ({
      name: "PhysioCheck",
      version: VERSION,
      engine: ENGINE_VERSION,
      mode: config.mode,
      demo: config.mode === "demo" ? { accounts: DEMO_ACCOUNTS.map(publicFace) } : null,
      documentation: "/docs",
    }),

    async openapi({ response }) {
      response.json(document);
    },

    async docs({ response }) {
      response.type("html").send(docsPage());
    },
  };
}

/** Whether the disk of the data folder has room left for what is written there; where there is no such folder, nothing is. */
async function hasRoom({ dataDir, diskReserveBytes }: Config): Promise<boolean> {
  const disk = await statfs(dataDir).catch(() => null);
  return disk === null || disk.bavail * disk.bsize >= diskReserveBytes;
}

function publicFace({ role, name, email, password }: (typeof DEMO_ACCOUNTS)[number]) {
  return { role, name, email, password };
}
