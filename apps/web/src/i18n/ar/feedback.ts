import type { feedback as en } from "../en/feedback.ts";
import type { Translated } from "../translated.ts";

/**
 * A sentence for each code that the engine can emit: `written` is short, `spoken` may be a little longer. Verbal nouns
 * instead of commands, because a command in Arabic has a gender.
 */
export const feedback = {
  code: {
    go_deeper: { written: "أعمق قليلًا", spoken: "أعمق قليلًا." },
    go_higher: { written: "أعلى قليلًا", spoken: "أعلى قليلًا." },
    slow_down: { written: "أبطأ", spoken: "أبطأ قليلًا، من فضلك." },
    return_fully: { written: "عودة كاملة", spoken: "عودة كاملة إلى وضعية البداية." },
    hold_still: { written: "ثبات تام", spoken: "ثبات تام، دون حركة." },
    keep_back_straight: { written: "الظهر مستقيم", spoken: "ليبقَ ظهرك مستقيمًا." },
    stand_upright: { written: "وقفة معتدلة", spoken: "وقفة معتدلة، والجذع مرفوع." },
    stay_bent_forward: {
      written: "البقاء في الانحناء",
      spoken: "البقاء في الانحناء إلى الأمام، والظهر مستقيم.",
    },
    knees_out: { written: "الركبتان فوق أصابع القدمين", spoken: "لتبقَ ركبتاك فوق أصابع قدميك." },
    keep_hips_level: { written: "الحوض مستوٍ", spoken: "ليبقَ حوضك مستويًا." },
    keep_hips_up: { written: "الحوض إلى أعلى", spoken: "رفع الحوض حتى يستقيم الجسم في خط واحد." },
    straighten_knees: { written: "مدّ الركبتين", spoken: "مدّ الركبتين تمامًا." },
    straighten_elbows: { written: "مدّ المرفقين", spoken: "مدّ المرفقين تمامًا." },
    keep_elbows_still: { written: "المرفقان ثابتان", spoken: "ليبقَ مرفقاك ثابتين." },
    keep_thighs_still: { written: "الفخذان ثابتان", spoken: "ليبقَ فخذاك ثابتين." },
    move_both_sides: { written: "تحريك الجهتين معًا", spoken: "تحريك الجهتين معًا في الوقت نفسه." },
    other_side: { written: "الآن الجهة الأخرى", spoken: "والآن الجهة الأخرى." },
    step_back: { written: "خطوة إلى الخلف", spoken: "خطوة إلى الخلف، حتى يظهر جسمك كله." },
    step_into_view: { written: "إلى داخل الصورة", spoken: "إلى داخل الصورة، من فضلك." },
    turn_to_side: { written: "جانبك نحو الكاميرا", spoken: "استدارة، حتى يصبح جانبك نحو الكاميرا." },
    turn_to_front: { written: "وجهك نحو الكاميرا", spoken: "استدارة، حتى يصبح وجهك نحو الكاميرا." },
    more_light: {
      written: "إضاءة أكثر، من فضلك",
      spoken: "لا يمكنني رؤيتك جيدًا. قليل من الضوء الإضافي سيساعد.",
    },
    good_rep: { written: "جيد", spoken: "جيد." },
    last_rep: { written: "التكرار الأخير", spoken: "التكرار الأخير." },
    halfway: { written: "وصلنا إلى النصف", spoken: "وصلنا إلى النصف." },
    hold_started: { written: "ثبات هنا", spoken: "ثبات هنا." },
    hold_lost: { written: "عودة إلى الوضعية", spoken: "عودة إلى الوضعية، من فضلك." },
  },
  refusal: {
    too_shallow: { written: "غير محتسب: حركة غير كافية", spoken: "الحركة لا تكفي للاحتساب." },
    too_fast: { written: "غير محتسب: سريع جدًا", spoken: "أسرع من أن يُحتسب." },
    too_slow: { written: "غير محتسب: بطيء جدًا", spoken: "أبطأ من أن يُحتسب." },
    wrong_side: { written: "غير محتسب: الجهة الأخرى", spoken: "كانت تلك الجهة الأخرى." },
    joint_lost: { written: "غير محتسب: غبت عن الصورة", spoken: "غبت عن الصورة." },
    alignment: { written: "غير محتسب: المحاذاة", spoken: "لم يُحتسب، مع الانتباه إلى وضعية الجسم." },
    left_place: { written: "غير محتسب: غادرت مكانك", spoken: "غادرت مكانك." },
    other_posture: { written: "غير محتسب: حركة أخرى", spoken: "كانت تلك حركة أخرى." },
    unfinished: { written: "لم يكتمل", spoken: "لم يكتمل هذا التكرار." },
  },
  /** The replayed skeleton. */
  replay: {
    label: "الهيكل المُعاد عرضه",
    play: "تشغيل",
    pause: "إيقاف مؤقت",
    position: "الموضع",
    at: "{{at}} من {{length}} ث",
    slow: "عرض بطيء",
    empty: "لم يظهر أحد في هذا الجزء.",
  },
  /** Why an angle is not given. */
  angle: {
    none: "تم قياسها",
    not_seen: "لم ترها الكاميرا",
    view: "لا يمكن قياسها من هذه الجهة",
    uncertain: "هامش الخطأ أكبر من أن تُذكر",
  },
  turn: {
    left: { written: "استدارة {{degrees}}° نحو اليسار", spoken: "استدارة بنحو {{degrees}} درجة نحو اليسار." },
    right: {
      written: "استدارة {{degrees}}° نحو اليمين",
      spoken: "استدارة بنحو {{degrees}} درجة نحو اليمين.",
    },
  },
} as const satisfies Translated<typeof en>;
