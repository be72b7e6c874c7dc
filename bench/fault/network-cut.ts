import { connect, createServer, type AddressInfo, type Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { startTestServer } from "../../apps/api/test/support/test-server.ts";
import { openOutboxDatabase } from "../../apps/web/src/session/outbox/store.ts";
import { linesTo } from "../sessions/calls.ts";
import { patients } from "../sessions/patients.ts";
import { SimulatedSession } from "../sessions/simulated-session.ts";
import { type Verdict, verdictOf } from "../sessions/verdict.ts";

const CUT_MS = 30 * 60_000;

/**
 * The network is cut for half an hour in the middle of sessions, by the server's clock: access tokens run out after ten minutes. What was done meanwhile
 * arrives when the network is back, after one refresh of each sign-in.
 */
export async function networkCut(count: number): Promise<Verdict & { readonly refreshed: number }> {
  const clinic = await startTestServer("libsql");
  const cable = await cableTo(clinic.server.port);
  const lines = linesTo(`http://127.0.0.1:${cable.port}`);
  const database = await openOutboxDatabase("fault-cut");
  try {
    const physician = await clinic.person("physician");
    const people = await patients(clinic, count, physician.id, false);
    const tokens = people.map(({ jar }) => jar.get("physiocheck-access"));
    const sessions = people.map((patient) => new SimulatedSession(patient, { database, lines }));
    for (const session of sessions) {
      session.begin();
      for (let i = 1; i <= 5; i += 1) session.attempt(i * 1000);
    }
    await sleep(300);
    cable.cut();
    for (const session of sessions) for (let i = 6; i <= 25; i += 1) session.attempt(i * 1000);
    await sleep(1000);
    clinic.clock.ms += CUT_MS;
    cable.mend();
    await Promise.all(sessions.map((session) => session.finish(30_000, 60_000)));
    const verdict = await verdictOf(clinic.server.deps.config.databaseUrl, sessions);
    const refreshed = people.filter(
      ({ jar }, index) => jar.get("physiocheck-access") !== tokens[index],
    ).length;
    return { ...verdict, refreshed };
  } finally {
    lines.agent.destroy();
    await cable.close();
    await clinic.stop();
    database.close();
  }
}

/** A line to a port that can be cut: open connections break, new ones are refused. */
async function cableTo(port: number) {
  const open = new Set<Socket>();
  let isCut = false;
  const server = createServer((here) => {
    if (isCut) return void here.destroy();
    const there = connect(port, "127.0.0.1");
    for (const [socket, other] of [
      [here, there],
      [there, here],
    ] as const) {
      open.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        open.delete(socket);
        other.destroy();
      });
      socket.pipe(other);
    }
    return undefined;
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const breakAll = (): void => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut() {
      isCut = true;
      breakAll();
    },
    mend: () => void (isCut = false),
    async close() {
      breakAll();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
