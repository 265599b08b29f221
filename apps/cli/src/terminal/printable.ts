// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const sequences = /\u001b(?:\[[0-?]*[ -/]*[@-~]|\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controls = /[\u0000-\u0008\u000b-\u001f\u007f]/g;

/** What somebody else's program prints, without what would move the cursor; source of the grammar: ECMA-48, 5.4. */
export function printable(line: string): string {
  return line.replace(sequences, "").replace(controls, "");
}
