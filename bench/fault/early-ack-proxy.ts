import { createServer, request as forward, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import type { Acknowledgement, SessionEvent } from "@physiocheck/contracts";

/** So long it keeps what it has acknowledged to itself, ms. */
const LATER_MS = 150;

/**
 * The wrong control: stands before a server and acknowledges events before the server has committed them, as a server would that answers first and
 * writes afterwards. Everything else it passes on.
 */
export async function earlyAckProxy(
  targetPort: number,
): Promise<{ readonly port: number; readonly close: () => Promise<void> }> {
  const server: Server = createServer((incoming, outgoing) => {
    const chunks: Buffer[] = [];
    incoming.on("data", (chunk: Buffer) => chunks.push(chunk));
    incoming.on("end", () => {
      const body = Buffer.concat(chunks);
      const pass = (answers: boolean): void => {
        const onward = forward(
          {
            port: targetPort,
            host: "127.0.0.1",
            method: incoming.method,
            path: incoming.url,
            headers: incoming.headers,
          },
          (answer) => {
            if (!answers) return void answer.resume();
            outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
            answer.pipe(outgoing);
            return undefined;
          },
        );
        // Nobody hears of what was acknowledged already.
        onward.on("error", () => (answers ? outgoing.destroy() : undefined));
        onward.end(body);
      };
      if (incoming.method !== "POST" || !incoming.url?.endsWith("/events")) return pass(true);
      const { events } = JSON.parse(body.toString()) as { events: SessionEvent[] };
      const highestContiguous = Math.max(...events.map(({ seq }) => seq));
      outgoing.setHeader("content-type", "application/json");
      outgoing.end(JSON.stringify({ highestContiguous, chain: "0".repeat(64) } satisfies Acknowledgement));
      void sleep(LATER_MS).then(() => pass(false));
      return undefined;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
