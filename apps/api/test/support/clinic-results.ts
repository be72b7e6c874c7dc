import type { NewClinicResult } from "@physiocheck/contracts";
import { uuidv7 } from "uuidv7";

/** A chair stand of somebody of 67, ready to be sent. */
export function chairStand(stands = 14, id = uuidv7()): NewClinicResult {
  return {
    id,
    source: "camera",
    person: { age: 67, sex: "female" },
    result: {
      test: "chair-stand-30",
      side: null,
      value: stands,
      unit: "stands",
      plusMinus: 0,
      trials: [{ start: 3100.5, end: 33_120, value: stands, plusMinus: 0 }],
      notes: ["half_way_counts"],
      versions: { engine: "1.0.0", test: 1 },
    },
  };
}
