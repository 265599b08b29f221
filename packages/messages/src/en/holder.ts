/**
 * Who holds something, in the middle of a sentence: `container web` becomes "the container web", `process nginx (812)`
 * "the program nginx (812)". Without a holder, `unknown`.
 */
export function holderWords(holder: string | undefined, unknown: string): string {
  if (holder === undefined || holder === "") return unknown;
  const [, kind, name] = /^(container|process) (.+)$/.exec(holder) ?? [];
  if (name === undefined) return holder;
  return `the ${kind === "container" ? "container" : "program"} ${name}`;
}

/** For the beginning of a sentence. */
export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
