/** The same words in every language that we speak. */
export type Translations<T> = Readonly<Record<"en", T>>;

/** The words of a language, by its tag (`it`, `it-IT`); English for one that we do not speak. */
export function inLanguage<T>(translations: Translations<T>, language: string): T {
  const base = language.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(translations, base) ? translations[base as "en"] : translations.en;
}
