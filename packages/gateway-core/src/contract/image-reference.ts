/** Longest reference taken: a name of 255, a tag of 128 and a digest fit in. */
const maxLength = 512;

const label = "[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?";
const domain = String.raw`(?:${label}(?:\.${label})*|\[[0-9a-fA-F:]+\])(?::[0-9]+)?`;
const component = "[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*";
const tag = String.raw`\w[\w.-]{0,127}`;
const digest = "[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}";
const grammar = new RegExp(`^(?:${domain}/)?${component}(?:/${component})*(?::${tag})?(?:@${digest})?$`);

/**
 * Whether an engine would read `text` as an image: `openclaw:local`, `ghcr.io/openclaw/openclaw@sha256:…`, an image's id.
 * Source of the grammar: distribution/reference, `regexp.go`.
 */
export function isImageReference(text: string): boolean {
  return text.length <= maxLength && grammar.test(text);
}
