/** The least that could answer: Express, its JSON parser and one mysql2 query a request. `bare-express.ts PORT mysql://…` */
import express from "express";
import { createPool } from "mysql2/promise";

type Event = { readonly id: string; readonly seq: number; readonly kind: string };

const [port, url] = process.argv.slice(2);
const pool = createPool({ uri: url ?? "", connectionLimit: 10 });
const app = express();
app.use(express.json({ limit: "4mb" }));
app.post("/api/sessions/:id/events", async (request, response) => {
  const { events } = request.body as { events: readonly Event[] };
  const now = Date.now();
  await pool.query("INSERT INTO bare_events (session_id, seq, id, kind, body, received_at) VALUES ?", [
    events.map((event) => [request.params.id, event.seq, event.id, event.kind, JSON.stringify(event), now]),
  ]);
  response.json({ highestContiguous: events.at(-1)?.seq });
});
app.listen(Number(port), "127.0.0.1");
