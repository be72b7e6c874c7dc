/**
 * To be imported before the first schema is made, and so by every file that makes one. Zod compiles schemas with
 * `new Function` where it can; under our content security policy even trying is a violation, so outside Node the
 * compiler is switched off. (`import * as z from "zod"` in each file, because a re-exported namespace is never shaken.)
 */
import * as z from "zod";

if (!("process" in globalThis)) z.config({ jitless: true });
