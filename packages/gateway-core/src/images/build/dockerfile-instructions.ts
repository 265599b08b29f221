/**
 * The first words of a Dockerfile's instructions, in capitals: `FROM`, `RUN`, …. What goes on after a backslash, comments, blank
 * lines and the bodies of heredocs are none. For the default escape character, which only the first line of a file can change.
 */
export function dockerfileInstructions(text: string): string[] {
  const found: string[] = [];
  let continued = false;
  let heredocs: string[] = [];
  const all = text.split(/\r?\n/);
  for (const [at, line] of all.entries()) {
    if (heredocs[0] !== undefined) {
      if (line.replace(/^\t+/, "") === heredocs[0]) heredocs.shift();
      continue;
    }
    const trimmed = line.trim();
    // Comments and blank lines do not end what goes on.
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    if (!continued) found.push((/^\S+/.exec(trimmed)?.[0] ?? "").toUpperCase());
    continued = trimmed.endsWith("\\");
    if (/^(?:RUN|COPY|ADD)$/.test(found.at(-1) ?? "")) {
      const words = [...trimmed.matchAll(/<<-?(["']?)([A-Za-z_]\w*)\1/g)].map((match) => match[2] ?? "");
      // One that never ends is none, such as in `echo "a << b"`.
      heredocs = words.filter((word) => all.slice(at + 1).some((later) => later.trim() === word));
    }
  }
  return found;
}
