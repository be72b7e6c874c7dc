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
/** Of the networks that are trained here, to be tested on what they have not seen: fewer than for the stored weights, to end in time. */
const PEOPLE = 4;
const EPOCHS = 8;

/** How many recordings `auto` names rightly: the stored network, networks that know less, and the nearest template. */
export const classification: Benchmark = {
  name: "classification",
  onlyByName: true,
  run: async () => {
    const say = (line: string): void => void process.stderr.write(`${line}\n`);
    const performed = await performExamples(1, PEOPLE, say);
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
    const counts = [
      countsLine("the recordings", stored, people),
      countsLine("Countix-Fitness", stored, squeezed),
    ];
    const add = (name: string, figures: readonly (string | number)[]): void => {
      rows.push([name, ...figures]);
      say(rows.at(-1)?.join(" | ") ?? "");
    };
    add("network as stored (has seen the recordings)", judge(stored));
    add("network, digital patient alone", judge(await train(performed)));
    add("nearest template, digital patient alone", judge(nearestTemplate(performed, classNames())));
    if (labelled.length > 0) {
      const without = (left: string): Example[] => [
        ...performed,
        ...recordedExamples(labelled.filter(({ source }) => source !== left)),
      ];
      const judgeUnseen = (noPeople: Classifier, noSqueezed: Classifier): string[] => [
        named(noPeople, patients),
        named(noPeople, people),
        named(noSqueezed, squeezed),
        "–",
      ];
      const [noPeople, noSqueezed] = [without("traces"), without("countix-fitness")];
      const [unseenPeople, unseenSqueezed] = [await train(noPeople), await train(noSqueezed)];
      add("network, without the source it is tested on", judgeUnseen(unseenPeople, unseenSqueezed));
      counts.push(
        countsLine("the recordings, by a network without them,", unseenPeople, people),
        countsLine("Countix-Fitness, by a network without it,", unseenSqueezed, squeezed),
      );
      add(
        "nearest template, without the source it is tested on",
        judgeUnseen(nearestTemplate(noPeople, classNames()), nearestTemplate(noSqueezed, classNames())),
      );
    }
    const body = [
      "Clips of which `auto` names the exercise rightly. `digital patient`: every exercise once, by people that training does not have. `recordings`: traces of public clips, labelled by eye. `Countix-Fitness`: proportions restored, its exercises of ours. `counted in 10 minutes`: repetitions counted while people walk, stand, gesture, sit down and get ready.",
      "",
      table(["", "digital patient", "recordings", "Countix-Fitness", "counted in 10 minutes"], rows),
      "",
      ...counts,
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
function countsLine(what: string, classifier: Classifier, recorded: readonly Recording[]): string {
  const clips = recorded.flatMap(({ label, trace, repetitions }) => {
    const exercise = exerciseById(label);
    if (!exercise) return [];
    return [
      {
        auto: Math.abs(replayUnknown(trace, classifier).summary.repetitions - repetitions),
        given: Math.abs(replayTrace(trace, exercise).summary.repetitions - repetitions),
      },
    ];
  });
  if (clips.length === 0) return `${what} are not beside the project: nothing of people was measured.`;
  const part = (key: "auto" | "given", within: number): string =>
    `${clips.filter((clip) => clip[key] <= within).length} of ${clips.length}`;
  return `Counting ${what} with \`auto\`: exact ${part("auto", 0)}, within one ${part("auto", 1)}; with the exercise given: exact ${part("given", 0)}, within one ${part("given", 1)}.\n`;
}
