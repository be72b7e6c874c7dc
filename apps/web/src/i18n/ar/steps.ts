import type { steps as en } from "../en/steps.ts";
import type { Translated } from "../translated.ts";

/** The first steps of each role. */
export const steps = {
  title: "الخطوات الأولى",
  done: "أُنجز {{done}} من {{count}}",
  stepDone: "تم:",
  stepOpen: "للإنجاز:",
  dismiss: "إخفاء",
  dismissed: "أُخفيت الخطوات الأولى.",
  undo: "إظهار من جديد",
  patient: {
    physician: {
      title: "ابحث عن معالج طبيعي",
      text: "اطلب منه أن يتولى علاجك. لا يرى جلساتك إلا من تسمح له.",
    },
    exercises: {
      title: "اطّلع على تمارينك",
      text: "تظهر في هذه الصفحة فور إسنادها إليك. وحتى ذلك الحين جرّب المختبر.",
    },
    session: {
      title: "قم بجلستك الأولى",
      text: "تُفحص الكاميرا أولًا. ولا تغادر صورتها هذا الجهاز أبدًا.",
    },
    goal: { title: "ضع لنفسك هدفًا", text: "ما الذي تود أن تقدر عليه من جديد؟" },
    reminder: { title: "اطلب تذكيرًا", text: "اختر وقت اليوم الذي يناسبك." },
  },
  physician: {
    patient: { title: "اقبل مريضًا", text: "يجدك المرضى باسمك ويطلبون ذلك، وتوافق أنت هنا." },
    plan: { title: "ضع خطة", text: "تمارين وأيام وجرعات، من قالب أو من عندك." },
    exercise: { title: "اعرض تمرينًا خاصًا بك", text: "تكفي ثلاثة تكرارات أمام الكاميرا." },
    session: { title: "شاهد جلسة", text: "مباشرةً وقت حدوثها، أو كل تكرار بعدها." },
  },
  admin: {
    clinic: { title: "سمِّ عيادتك", text: "الاسم واللون والشعار في كل صفحة ورسالة." },
    physician: { title: "تحقق من معالج طبيعي", text: "اطّلع على وثيقته ثم وافق." },
    sign_up: { title: "قرر من يمكنه التسجيل", text: "المرضى أو المعالجون أو لا أحد." },
    audit: { title: "افحص سجل التدقيق", text: "من رأى وفعل ماذا، في سلسلة غير منقطعة." },
  },
} as const satisfies Translated<typeof en>;
