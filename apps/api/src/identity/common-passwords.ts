/**
 * Passwords that everybody tries first, of eight characters or more (shorter ones are refused anyway): the head of the lists
 * that leaks have in common, as stems. A password is common if it is a stem, or a stem with digits and punctuation around it.
 */
const STEMS = new Set(
  (
    "password passwort passw0rd p@ssword p@ssw0rd pa55word contraseña motdepasse qwertyui qwertyuiop qwerty qwertz azerty " +
    "asdfghjkl zxcvbnm 1q2w3e4r 1qaz2wsx q1w2e3r4 qazwsx qazwsxedc abcdefgh abcd1234 abc123 letmein welcome welcome1 iloveyou " +
    "sunshine princess football baseball basketball superman batman dragon monkey shadow master michael jennifer jessica " +
    "charlie trustno1 starwars whatever computer internet samsung chocolate butterfly liverpool chelsea arsenal barcelona " +
    "realmadrid changeme default secret admin administrator root guest test testtest testing login user physiocheck physio " +
    "physiotherapy patient doctor hospital clinic summer winter spring autumn january february monday friday hello helloworld " +
    "mustang corvette ferrari mercedes porsche pokemon naruto minecraft fuckyou freedom killer hunter soccer hockey jordan " +
    "ashley nicole daniel andrew joshua matthew robert thomas george maggie ginger pepper cheese cookie banana orange purple"
  ).split(" "),
);

const SEQUENCES = [
  "01234567890123456789",
  "98765432109876543210",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
];

/** Whether a password is among the first that anybody would try. */
export function isCommonPassword(password: string): boolean {
  const lower = password.toLowerCase();
  const stem = lower.replaceAll(/^[\d\W_]+|[\d\W_]+$/gu, "");
  if (STEMS.has(lower) || (stem !== "" && STEMS.has(stem))) return true;
  if (SEQUENCES.some((sequence) => sequence.includes(lower))) return true;
  // One or two characters over and over: aaaaaaaa, 12121212.
  return new Set(lower).size <= 2;
}
