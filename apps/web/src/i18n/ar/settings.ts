import type { settings as en } from "../en/settings.ts";
import type { Translated } from "../translated.ts";

/** The settings of whoever is signed in. */
export const settings = {
  title: "الإعدادات",
  account: "الحساب",
  name: "الاسم",
  email: "البريد الإلكتروني",
  role: "الدور",
  licence: "رقم الترخيص",
  specialisation: "التخصص",
  status: "التحقق",
  statusOf: { pending: "قيد التحقق", approved: "تم القبول", rejected: "لم يُقبل" },
  appearance: "المظهر",
  colours: "الألوان",
  coloursHint: "يُحفظ هذا الاختيار على هذا الجهاز فقط.",
  language: "اللغة",
  languageHint: "يُحفظ هذا الاختيار على هذا الجهاز فقط. ويتكلم الصوت اللغة نفسها إن كان في هذا الجهاز صوت لها.",
  privacyTitle: "بياناتي",
  privacyLead: "ما يُحفظ عنك، وكيف يمكنك أخذه معك أو محوه.",
  privacyLink: "بياناتي وخصوصيتي",
  signOutTitle: "تسجيل الخروج",
  signOutLead:
    "الجلسات التي ما زالت تنتظر الإرسال تبقى في أمان على هذا الجهاز، وتُرسل عند تسجيل دخولك من جديد.",
} as const satisfies Translated<typeof en>;
