const line =
  /^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*(?:'([^']*)'|"((?:\\[\s\S]|[^"\\])*)"|([^\r\n]*))/gm;

/**
 * Variables of a `.env` in the order of the file, as compose reads them: single quotes take everything as it is, double
 * quotes know `\\`, `\"`, `\$` and `\n`, and without quotes a comment ends the value. `envFile` writes what this reads. A last
 * value wins.
 */
export function readEnv(text: string): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const [, name = "", single, double, plain] of text.matchAll(line)) {
    if (double !== undefined)
      variables[name] = double.replaceAll(/\\([\\"$n])/g, (_, it) => (it === "n" ? "\n" : String(it)));
    else variables[name] = single ?? (plain ?? "").replace(/(?:^|\s+)#.*$/, "").trimEnd();
  }
  return variables;
}
