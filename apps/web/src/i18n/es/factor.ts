import type { factor as en } from "../en/factor.ts";
import type { Translated } from "../translated.ts";

/** Signing in with a code beside the password. */
export const factor = {
  title: "Inicio de sesión en dos pasos",
  lead: "Además de la contraseña, al iniciar sesión se pide un código de una aplicación de su teléfono. Quien averigüe su contraseña no podrá entrar.",
  on: "Activado desde el {{date}}",
  codesLeft_zero: "No queda ningún código de recuperación",
  codesLeft_one: "Queda {{count}} código de recuperación",
  codesLeft_many: "Quedan {{count}} códigos de recuperación",
  codesLeft_other: "Quedan {{count}} códigos de recuperación",
  required: "Su centro lo exige, por eso no se puede desactivar.",
  setUp: "Configurar el inicio en dos pasos",
  password: "Su contraseña",
  passwordWrong: "Esta no es su contraseña.",
  scan: "Abra en su teléfono una aplicación de autenticación y escanee este cuadrado. Muchos gestores de contraseñas también pueden hacerlo.",
  qr: "Código QR con el secreto para su aplicación de autenticación",
  secret: "O escriba este secreto en la aplicación:",
  confirm: "Activar",
  codeWrong:
    "Este código no corresponde. Espere al siguiente y compruebe que la hora de su teléfono es correcta.",
  codesTitle: "Sus códigos de recuperación",
  codesLead:
    "Cada uno sirve para iniciar sesión una vez, cuando no tenga el teléfono. Solo se muestran ahora: imprímalos o guárdelos donde guarda sus contraseñas.",
  copy: "Copiar todos",
  copied: "Copiados",
  kept: "Los he guardado",
  done: "El inicio en dos pasos está activado",
  renew: "Códigos de recuperación nuevos",
  renewConsequence: "Los códigos de recuperación que tiene hasta ahora dejan de funcionar.",
  end: "Desactivar",
  endTitle: "¿Desactivar el inicio en dos pasos?",
  endConsequence:
    "Entonces bastará su contraseña para iniciar sesión. Se cierra la sesión en sus demás dispositivos.",
  ended: "El inicio en dos pasos está desactivado",
  dueTitle: "Configure el inicio de sesión en dos pasos",
  dueLead: "Su centro lo exige. Todo lo demás se abre en cuanto esté configurado; tarda dos minutos.",
} as const satisfies Translated<typeof en>;
