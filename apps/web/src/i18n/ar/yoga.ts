import { floor } from "./yoga/floor.ts";
import { standing } from "./yoga/standing.ts";
import type { yoga as en } from "../en/yoga.ts";
import type { Translated } from "../translated.ts";

/** Yoga: the list of poses, a pose's page, and trying it. The side is a noun of its own, so that it fits any joint. */
export const yoga = {
  title: "اليوغا",
  lead: "عدد الوضعيات: {{count}}. بفتح أي منها يمكنك رؤية أدائها وتجربتها أمام الكاميرا.",
  group: { standing: "وقوفًا", floor: "على الأرض", kneeling: "على الركبتين", sitting: "جلوسًا" },
  sides: { both: "الجهتان متماثلتان", either: "يسارًا ويمينًا" },
  viewOf: {
    front: "من الأمام",
    side: "من الجانب",
    diagonal: "بزاوية مائلة",
    any: "من أي جهة",
  },
  back: "كل الوضعيات",
  how: "طريقة الأداء",
  cues: "ما يُنتبه إليه",
  errors: "أخطاء شائعة",
  shown: "يؤدّيها المريض الرقمي",
  play: "تشغيل",
  pause: "إيقاف مؤقت",
  noPicture: "لا يمكن لهذا المتصفح رسم الشكل المتحرك.",
  judged: "على أي أساس تُقيَّم",
  judgedLead:
    "تُحتسب كل زاوية كاملةً ضمن نصف هامشها المسموح، ولا تُحتسب أبدًا من ضعفه فصاعدًا. {{share}}% من الدقة هو متوسط كل الزوايا، والباقي هو الزاوية الأبعد عن الصواب.",
  target: "\u2066{{target}}° ± {{tolerance}}°\u2069",
  where: { both: "الجهتان", lead: "الجهة القائدة", other: "الجهة الأخرى", trunk: "الجذع" },
  movement: {
    knee_flexion: "ثني الركبة",
    hip_flexion: "ثني الورك",
    elbow_flexion: "ثني المرفق",
    shoulder_flexion: "ثني الكتف",
    shoulder_abduction: "تبعيد الكتف",
    ankle_dorsiflexion: "الثني الظهري للكاحل",
    knee_alignment: "محاذاة الركبة",
    hip_abduction: "تبعيد الورك",
    trunk_lean: "ميل الجذع عن الانتصاب",
    thigh_lean: "ميل الفخذ عن العمودي",
    shank_lean: "ميل قصبة الساق عن العمودي",
  },
  try: "تجربة الوضعية",
  tryLead: "لا يُحفظ شيء، ولا تغادر أي صورة هذا الجهاز.",
  idle: "أمامك الكاميرا أو فيديو أو المريض الرقمي.",
  restart: "البدء من جديد",
  accuracy: "الدقة",
  held: "الثبات",
  side: "الجهة القائدة",
  sideOf: { left: "اليسرى", right: "اليمنى", both: "–" },
  state: {
    absent: "لا أحد في الصورة",
    away: "ليست الوضعية بعد",
    close: "اقتربت كثيرًا",
    holding: "ثبات: الوقت يجري",
  },
  fine: "كل الزوايا في مكانها الصحيح.",
  unread: "ما يظهر من الجسم أقل من أن تُقيَّم به الوضعية.",
  /** By the joint that is furthest off: its angle should be more, or less. */
  fix: {
    knee_flexion: {
      more: "ثني الركبة أكثر في الجهة {{side}}.",
      less: "مدّ الركبة في الجهة {{side}}.",
    },
    hip_flexion: {
      more: "ثني الورك أكثر في الجهة {{side}}.",
      less: "فتح الورك في الجهة {{side}}.",
    },
    elbow_flexion: {
      more: "ثني المرفق أكثر في الجهة {{side}}.",
      less: "مدّ المرفق في الجهة {{side}}.",
    },
    shoulder_flexion: {
      more: "رفع الذراع {{side}} أكثر إلى الأمام وإلى أعلى.",
      less: "إنزال الذراع {{side}} أكثر إلى أسفل وإلى الخلف.",
    },
    shoulder_abduction: {
      more: "رفع الذراع {{side}} أكثر إلى الجانب.",
      less: "إنزال الذراع {{side}} نحو الجسم.",
    },
    ankle_dorsiflexion: {
      more: "سحب أصابع القدم {{side}} إلى أعلى.",
      less: "مدّ مشط القدم {{side}}.",
    },
    knee_alignment: {
      more: "تقريب الركبة {{side}} قليلًا إلى الداخل.",
      less: "توجيه الركبة {{side}} إلى الخارج فوق أصابع القدم.",
    },
    hip_abduction: {
      more: "إبعاد الساق {{side}} أكثر إلى الجانب.",
      less: "تقريب الساق {{side}} من الوسط.",
    },
    trunk_lean: { more: "إمالة الجذع أكثر.", less: "تقريب الجذع من الانتصاب." },
    thigh_lean: { more: "رفع الفخذ أكثر في الجهة {{side}}.", less: "إنزال الفخذ في الجهة {{side}}." },
    shank_lean: {
      more: "إمالة قصبة الساق {{side}} أكثر عن العمودي.",
      less: "تقريب قصبة الساق {{side}} من العمودي.",
    },
  },
  poses: { ...standing, ...floor },
} as const satisfies Translated<typeof en>;
