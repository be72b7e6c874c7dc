/**
 * What a catalogue of another language has to look like: `export const landing = { … } as const satisfies
 * Translated<typeof en>`. A missing key and one that does not exist are type errors. Types only: nothing is bundled.
 */

/** The forms of Unicode's plural rules; `zero` may also be kept by a language whose rules have none (i18next does so). */
type PluralForm = "zero" | "one" | "two" | "few" | "many" | "other";

/** `reps` of `reps_one`, `reps_other`; never for any other key. */
type PluralStem<Key> = Key extends `${infer Stem}_${PluralForm}` ? Stem : never;

/** Keys that begin like a plural but are none have no `…_other` beside them. */
type Stem<Catalogue> = {
  [Key in keyof Catalogue]: `${PluralStem<Key>}_other` extends keyof Catalogue ? PluralStem<Key> : never;
}[keyof Catalogue];

/** Every other form is optional here: which ones a language needs, test/i18n/catalogues.test.ts asks Intl. */
type Plurals<Stems extends string> = { readonly [Key in `${Stems}_other`]: string } & {
  readonly [Key in `${Stems}_${Exclude<PluralForm, "other">}`]?: string;
};

export type Translated<English> = English extends string
  ? string
  : English extends readonly unknown[]
    ? { readonly [Index in keyof English]: Translated<English[Index]> }
    : {
        readonly [
          Key in keyof English as PluralStem<Key> extends Stem<English>
            ? PluralStem<Key> extends never
              ? Key
              : never
            : Key
        ]: Translated<English[Key]>;
      } & Plurals<Stem<English>>;
