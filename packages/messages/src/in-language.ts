/** The catalogue of a language, by its tag (`it`, `it-IT`); English for one that we do not speak. */
export function inLanguage<T>(catalogues: Readonly<Record<"en", T>>, language: string): T {
  const base = language.toLowerCase().split(/[-_]/)[0] ?? "";
  return Object.hasOwn(catalogues, base) ? catalogues[base as "en"] : catalogues.en;
}
