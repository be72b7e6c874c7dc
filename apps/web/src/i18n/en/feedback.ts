/**
 * A sentence for each code that the engine can emit. `written` is read from three metres (short), `spoken` is said
 * aloud (may be a little longer). Keys are FEEDBACK_CODES, REP_REFUSALS and REFUSALS of the engine; a test checks
 * that none is missing.
 */
export const feedback = {
  code: {
    go_deeper: { written: "Go a little deeper", spoken: "Go a little deeper." },
    go_higher: { written: "Go a little higher", spoken: "Go a little higher." },
    slow_down: { written: "Slower", spoken: "A little slower, please." },
    return_fully: { written: "All the way back", spoken: "Go all the way back to the start." },
    hold_still: { written: "Hold still", spoken: "Hold still." },
    keep_back_straight: { written: "Back straight", spoken: "Keep your back straight." },
    stand_upright: { written: "Stand upright", spoken: "Stand upright." },
    stay_bent_forward: { written: "Stay bent forward", spoken: "Stay bent forward, back straight." },
    knees_out: { written: "Knees over your toes", spoken: "Keep your knees over your toes." },
    keep_hips_level: { written: "Hips level", spoken: "Keep your hips level." },
    keep_hips_up: { written: "Hips up", spoken: "Lift your hips into one line." },
    straighten_knees: { written: "Straighten your knees", spoken: "Straighten your knees." },
    straighten_elbows: { written: "Straighten your elbows", spoken: "Straighten your elbows." },
    keep_elbows_still: { written: "Elbows still", spoken: "Keep your elbows still." },
    keep_thighs_still: { written: "Thighs still", spoken: "Keep your thighs still." },
    move_both_sides: { written: "Move both sides", spoken: "Move both sides together." },
    other_side: { written: "Now the other side", spoken: "Now the other side." },
    step_back: { written: "Step back", spoken: "Step back, until I can see all of you." },
    step_into_view: { written: "Step into the picture", spoken: "Step into the picture, please." },
    turn_to_side: { written: "Turn your side to the camera", spoken: "Turn your side to the camera." },
    turn_to_front: { written: "Face the camera", spoken: "Turn to face the camera." },
    more_light: {
      written: "More light, please",
      spoken: "I cannot see you well. A little more light would help.",
    },
    good_rep: { written: "Good", spoken: "Good." },
    last_rep: { written: "Last one", spoken: "Last one." },
    halfway: { written: "Halfway", spoken: "Halfway there." },
    hold_started: { written: "Hold it", spoken: "Hold it there." },
    hold_lost: { written: "Back into the pose", spoken: "Go back into the pose." },
  },
  refusal: {
    too_shallow: { written: "Not counted: too shallow", spoken: "Not far enough to count." },
    too_fast: { written: "Not counted: too fast", spoken: "Too fast to count." },
    too_slow: { written: "Not counted: too slow", spoken: "Too slow to count." },
    wrong_side: { written: "Not counted: other side", spoken: "That was the other side." },
    joint_lost: { written: "Not counted: I lost sight of you", spoken: "I lost sight of you." },
    alignment: { written: "Not counted: form", spoken: "Not counted, mind your form." },
    left_place: { written: "Not counted: you left your place", spoken: "You left your place." },
    other_posture: { written: "Not counted: other movement", spoken: "That was another movement." },
    unfinished: { written: "Not finished", spoken: "That one was not finished." },
  },
  /** The replayed skeleton. */
  replay: {
    label: "Replayed skeleton",
    play: "Play",
    pause: "Pause",
    position: "Position",
    at: "{{at}} of {{length}} s",
    slow: "Slow motion",
    empty: "Nobody was seen in this part.",
  },
  /** Why an angle is not given. */
  angle: {
    none: "Measured",
    not_seen: "Not seen by the camera",
    view: "Cannot be measured from this side",
    uncertain: "Too uncertain to state",
  },
  turn: {
    left: {
      written: "Turn {{degrees}}° to your left",
      spoken: "Turn about {{degrees}} degrees to your left.",
    },
    right: {
      written: "Turn {{degrees}}° to your right",
      spoken: "Turn about {{degrees}} degrees to your right.",
    },
  },
} as const;
