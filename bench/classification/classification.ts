import { classifierOf } from "@physiocheck/classifier";
import { readClassifier } from "@physiocheck/classifier/node";
import { classNames, fit, gather } from "@physiocheck/classifier/training";
import { type Classifier, exerciseById, NONE, replayTrace, replayUnknown } from "@physiocheck/motion";
import { table } from "../../scripts/lib/table.ts";
import { useFastBackend } from "../../scripts/train/backend.ts";
import { type Example, performExamples } from "../../scripts/train/performed.ts";
import { recordedExamples, type Recording, recordings } from "../../scripts/train/recorded.ts";
import type { Benchmark } from "../section.ts";
import { type Clip, idleClips, patientClips } from "./material.ts";
import { nearestTemplate } from "./nearest-template.ts";

const IDLE_MINUTES = 10;
/** Of the networks that are trained here, to be tested on what they have not seen. */
const EPOCHS = 8;

/** How many recordings `auto` names rightly: the stored network, networks that know less, and the nearest template. */
export const classification: Benchmark = {
  name: "classification",
  onlyByName: true,
  run: async () => {
    const performed = await performExamples(1, (line) => process.stderr.write(`${line}\n`));
    const labelled = recordings();
    const people = labelled.filter(({ source }) => source === "traces");
    const squeezed = labelled.filter(({ source }) => source !== "traces");
    const patients = patientClips();
    const idle = [...idleClips(IDLE_MINUTES), ...people.filter(({ label }) => label === NONE)];
    const judge = (classifier: Classifier): (string | number)[] => [
      named(classifier, patients),
      named(classifier, people),
      named(classifier, squeezed),
      idle.reduce((sum, { trace }) => sum + replayUnknown(trace, classifier).summary.repetitions, 0),
    ];
    const rows: (string | number)[][] = [];
    const stored = await readClassifier();
    rows.push(["network as stored (has seen the recordings)", ...judge(stored)]);
    const alone = await train(performed);
    rows.push(["network, digital patient alone", ...judge(alone)]);
    if (labelled.length > 0) {
      const without = async (left: string): Promise<Classifier> =>
        train([...performed, ...recordedExamples(labelled.filter(({ source }) => source !== left))]);
      const [noPeople, noSqueezed] = [await without("traces"), await without("countix-fitness")];
      rows.push([
        "network, without the source it is tested on",
        named(noPeople, patients),
        named(noPeople, people),
        named(noSqueezed, squeezed),
        "–",
      ]);
    }
    rows.push([
      "nearest template, digital patient alone",
      ...judge(nearestTemplate(performed, classNames())),
    ]);
    const body = [
      "Clips of which `auto` names the exercise rightly. `digital patient`: every exercise once, by people that training does not have. `recordings`: traces of public clips, labelled by eye. `Countix-Fitness`: proportions restored, its six exercises of ours. `counted in 10 minutes`: repetitions counted while people walk, stand, gesture, sit down and get ready.",
      "",
      table(
        ["", "digital patient", "recordings", "Countix-Fitness", "counted in 10 minutes"],
        rows.map((row) => row),
      ),
      "",
      countsLine(stored, people),
    ].join("\n");
    return { name: "classification", title: "Naming exercises", body };
  },
};

async function train(examples: readonly Example[]): Promise<Classifier> {
  await useFastBackend();
  return classifierOf(await fit(gather(examples), { seed: 1, epochs: EPOCHS, classes: classNames() }));
}

function named(classifier: Classifier, clips: readonly Clip[]): string {
  const right = clips.filter(
    ({ label, trace }) => replayUnknown(trace, classifier).summary.exercise === label,
  ).length;
  return clips.length === 0 ? "–" : `${right} of ${clips.length}`;
}

/** What finding out costs in counts. */
function countsLine(classifier: Classifier, people: readonly Recording[]): string {
  const clips = people.flatMap(({ label, trace, repetitions }) => {
    const exercise = exerciseById(label);
    if (!exercise) return [];
    return [
      {
        auto: Math.abs(replayUnknown(trace, classifier).summary.repetitions - repetitions),
        given: Math.abs(replayTrace(trace, exercise).summary.repetitions - repetitions),
      },
    ];
  });
  if (clips.length === 0)
    return "The labelled recordings are not beside the project: nothing of people was measured.";
  const part = (key: "auto" | "given", within: number): string =>
    `${clips.filter((clip) => clip[key] <= within).length} of ${clips.length}`;
  return `Counting the recordings with \`auto\`: exact ${part("auto", 0)}, within one ${part("auto", 1)}; with the exercise given: exact ${part("given", 0)}, within one ${part("given", 1)}.`;
}
