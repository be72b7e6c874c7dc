/**
 * `npm run train [-- --seed N --epochs N --people N --without-recordings]`: trains the network of `--exercise auto` and writes its
 * weights to packages/classifier/weights. The digital patient performs what the library has; labelled recordings are
 * added where they lie beside the project. The same seed, library and recordings give the same bytes.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { classNames, fit, gather } from "@physiocheck/classifier/training";
import { encodeWeights, WEIGHTS } from "@physiocheck/classifier/node";
import { PEOPLE, performExamples, performPart } from "./train/performed.ts";
import { recordedExamples } from "./train/recorded.ts";
import { useFastBackend } from "./train/backend.ts";

const { values } = parseArgs({
  options: {
    seed: { type: "string", default: "1" },
    epochs: { type: "string", default: "14" },
    people: { type: "string", default: String(PEOPLE) },
    "without-recordings": { type: "boolean", default: false },
    /** `1/2`: the examples of every second class only, for the processes that this command starts itself. */
    part: { type: "string" },
  },
});
const seed = Number(values.seed);
const people = Number(values.people);

if (values.part === undefined) {
  await train();
} else {
  const [part = 0, parts = 1] = values.part.split("/").map(Number);
  performPart(seed, people, part, parts);
}

async function train(): Promise<void> {
  const say = (line: string): void => void process.stderr.write(`${line}\n`);
  say("The digital patient performs …");
  const performed = await performExamples(seed, people, say);
  const recorded = values["without-recordings"] ? [] : recordedExamples();
  say(`${performed.length} windows of the digital patient, ${recorded.length} of recordings`);
  const classes = classNames();
  await useFastBackend();
  const weights = await fit(gather([...performed, ...recorded]), {
    seed,
    epochs: Number(values.epochs),
    classes,
    onEpoch: (epoch, loss) => say(`epoch ${epoch + 1}: loss ${loss.toFixed(3)}`),
  });
  const bytes = encodeWeights(weights);
  writeFileSync(WEIGHTS, bytes);
  process.stdout.write(`${classes.length} classes, ${Math.round(bytes.length / 1024)} kB written\n`);
}
