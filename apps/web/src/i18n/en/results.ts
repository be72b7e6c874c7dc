export const results = {
  ledger: {
    tick: "Repetition {{number}}: {{outcome}}, {{depth}} % of the way",
  },
  outcome: { counted: "Counted", partial: "Partial", refused: "Not counted" },
  legend: {
    counted: "{{count}} counted",
    partial: "{{count}} partial",
    refused: "{{count}} not counted",
    needed: "{{percent}} % of the way counts",
  },
  reason: {
    too_shallow: "Not far enough",
    too_fast: "Too fast",
    too_slow: "Too slow",
    wrong_side: "The other side moved",
    joint_lost: "A joint went out of sight",
    alignment: "The alignment was lost",
    unfinished: "Not finished",
    left_place: "Walked away from the spot",
  },
} as const;
