import { packTrace, type Trace } from "@physiocheck/motion";
import { gzip } from "../session/gzip.ts";

const AT_ONCE = 0x8000;

/** A take as the API wants it: base64 of a gzip file of packed trace. */
export async function sentTake(take: Trace): Promise<string> {
  const bytes = await gzip(packTrace(take));
  let text = "";
  for (let from = 0; from < bytes.length; from += AT_ONCE)
    text += String.fromCharCode(...bytes.subarray(from, from + AT_ONCE));
  return btoa(text);
}
