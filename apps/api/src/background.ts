import { startRetention } from "./admin/retention.ts";
import type { Deps } from "./deps.ts";
import { workOnResetMails } from "./accounts/reset-mails.ts";
import { workOnNotices } from "./notices/notice-jobs.ts";
import { workOnReminders } from "./notices/reminders.ts";
import { workOnRecordings } from "./recordings/recording-jobs.ts";
import { eraseDue } from "./rights/erase.ts";
import { workOnWorkouts } from "./workouts/workout-jobs.ts";

/** How often erasures are looked for whose grace is over, ms. */
const ERASURES_MS = 5 * 60_000;

/** Begins to do what no request waits for: queues that are worked on and what comes round again. */
export function startBackground(deps: Deps): void {
  workOnNotices(deps);
  workOnReminders(deps);
  workOnResetMails(deps);
  workOnRecordings(deps);
  startRetention(deps);
  if (deps.config.workouts.analysis === "here") workOnWorkouts(deps);
  deps.jobs.every("erasures", ERASURES_MS, async () => {
    await eraseDue(deps);
  });
}
