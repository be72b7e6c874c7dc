/** `npm run train:yoga`: trains the network that recognises yoga poses and writes its weights; the same every time. */
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { packNetwork } from "@physiocheck/motion";
import { ROOT } from "./lib/process.ts";
import { PHOTOS, TRAINING, trainOn } from "./train-yoga/recipe.ts";
import { readPhotos } from "./train-yoga/samples.ts";

const OUT = join(ROOT, "packages/motion/src/yoga/recognition/weights.ts");

const photos = readPhotos(PHOTOS);
if (!photos) {
  process.stderr.write(`The training pictures are not there: ${PHOTOS}. The weights stay as they are.\n`);
  process.exit(1);
}
const network = trainOn(photos, TRAINING);
const text = Buffer.from(packNetwork(network)).toString("base64");
writeFileSync(
  OUT,
  `/** Made by \`npm run train:yoga\` (seed ${TRAINING.seed}); see docs/yoga.md. Unpacked by network.ts. */\nexport const YOGA_WEIGHTS =\n  "${text}";\n`,
);
process.stdout.write(`${photos.length} photos; ${text.length} characters of weights in ${OUT}\n`);
