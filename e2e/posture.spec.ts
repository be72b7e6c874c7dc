import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { webcamClip } from "../scripts/product/clips.ts";
import { openRenderer } from "../scripts/render-patient/render.ts";
import { expect, test } from "./support/test.ts";

test.describe.configure({ timeout: 300_000 });

test("two pictures of somebody whose tilts are known: measured by real inference, corrected by hand, deleted", async ({
  page,
  signedIn,
  watch,
}) => {
  const folder = await mkdtemp(path.join(tmpdir(), "physiocheck-posture-"));
  const renderer = await openRenderer();
  const files: Record<string, string> = {};
  for (const [view, yaw] of [
    ["front", 0],
    ["left", 90],
  ] as const) {
    const [picture] = await renderer.stills(
      {
        exercise: "posture",
        script: [{ kind: "tilted", seconds: 2, tilts: { shoulderLevel: 10, leanForward: 9 } }],
        camera: { yaw, picture: { width: 720, height: 1280 } },
      },
      [1000],
    );
    if (!picture) throw new Error("nothing was drawn");
    files[view] = path.join(folder, `${view}.jpg`);
    await writeFile(files[view], picture);
  }
  await renderer.close();

  const patient = await signedIn("patient", page);
  await patient.goto("/posture/new");
  await patient.getByLabel("Left side", { exact: true }).check();
  await patient.getByLabel("Keep the pictures of this analysis").check();
  await patient.getByLabel("Picture or film: Front").setInputFiles(files.front ?? "");
  await patient.getByLabel("Picture or film: Left side").setInputFiles(files.left ?? "");
  await patient.getByTestId("posture-go").click();
  for (const view of ["front", "left"])
    await expect(patient.getByTestId(`posture-progress-${view}`)).toHaveAttribute("data-state", "done", {
      timeout: 200_000,
    });
  await patient.getByTestId("posture-result").click();
  await expect(patient.getByTestId("posture-state")).toHaveAttribute("data-state", "completed");

  const shoulders = patient.getByTestId("posture-shoulder_level");
  const value = async (): Promise<number> => Number(await shoulders.getAttribute("data-value"));
  expect(Math.abs((await value()) - 10)).toBeLessThan(4);
  const lean = Number(await patient.getByTestId("posture-trunk_lean_sagittal").getAttribute("data-value"));
  expect(Math.abs(lean - 9)).toBeLessThan(4);
  await expect(patient.getByTestId("posture-refused-pelvic_level")).toContainText("by hand");

  // A shoulder is lowered by the keyboard: the number follows, and is still there after a reload.
  const before = await value();
  await patient.getByRole("button", { name: "Correct points by hand" }).first().click();
  const point = patient.getByRole("button", { name: /^Left shoulder,/ }).first();
  await point.focus();
  for (let press = 0; press < 3; press += 1) await patient.keyboard.press("Shift+ArrowDown");
  await expect(shoulders).toContainText("Corrected by hand");
  await expect.poll(value).toBeLessThan(before);
  const corrected = await value();
  await expect
    .poll(async () => {
      await patient.reload();
      await expect(shoulders).toBeVisible();
      return value();
    })
    .toBe(corrected);

  await patient.getByRole("button", { name: "Delete the analysis" }).click();
  await patient.getByRole("dialog").getByRole("button", { name: "Delete the analysis" }).click();
  await expect(patient).toHaveURL(/\/posture$/);
  await rm(folder, { recursive: true, force: true });
  expect(watch.foreign).toEqual([]);
  expect(watch.violations).toEqual([]);
  expect(watch.errors).toEqual([]);
});

test("the camera takes a burst after its countdown, and what is measured are its medians", async ({
  withCamera,
  signedIn,
}) => {
  const { mjpeg } = await webcamClip(
    {
      exercise: "posture",
      script: [{ kind: "tilted", seconds: 2, tilts: { shoulderLevel: 8 } }],
      camera: { yaw: 0, picture: { width: 480, height: 640 } },
    },
    { before: 1, after: 1 },
  );
  const patient = await signedIn("patient", await withCamera(mjpeg));
  await patient.goto("/posture/new");
  await patient.getByLabel("Where the pictures come from").selectOption("camera");
  const sent = patient.waitForRequest(
    (request) => request.method() === "PUT" && (request.postData() ?? "").includes('"completed"'),
    { timeout: 200_000 },
  );
  await patient.getByRole("button", { name: /Front/ }).click();
  const { still } = (await sent).postDataJSON() as { still: { frames: number; points: number[][] } };
  expect(still.frames).toBe(5);
  // A body that stands: head over shoulders over hips over feet.
  const heights = [0, 11, 23, 27].map((landmark) => still.points[landmark]?.[1] ?? 0);
  expect(heights).toEqual(heights.toSorted((a, b) => a - b));
});
