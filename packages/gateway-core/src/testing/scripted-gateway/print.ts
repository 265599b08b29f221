/** One line on standard output, at once: a process that is about to be killed has said it. */
export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
