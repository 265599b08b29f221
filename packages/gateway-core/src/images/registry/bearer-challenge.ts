/** What a registry asks for with a 401. */
export type Challenge =
  | { scheme: "basic" }
  | { scheme: "bearer"; realm: string; service: string | null }
  | { scheme: "unknown" };

/** Longer than any real one; the search below takes the square of it in steps at the worst. */
const longestHeader = 4096;

/** Reads a `WWW-Authenticate` header (RFC 9110, 11.6.1). Of several challenges a Bearer is taken before a Basic. */
export function parseChallenge(header: string | null): Challenge {
  // Quoted strings are emptied for the search of schemes: a realm may hold the word "basic".
  const text = (header ?? "").slice(0, longestHeader);
  const bare = text.replace(/"(?:[^"\\]|\\.)*"/g, (quoted) => `"${" ".repeat(quoted.length - 2)}"`);
  const bearer = /(?:^|,)\s*bearer\s/i.exec(bare);
  if (bearer !== null) {
    const parameters = parseParameters(text.slice(bearer.index + bearer[0].length));
    const realm = parameters.get("realm");
    if (realm !== undefined) return { scheme: "bearer", realm, service: parameters.get("service") ?? null };
  }
  return { scheme: /(?:^|,)\s*basic(?:\s|,|$)/i.test(bare) ? "basic" : "unknown" };
}

function parseParameters(text: string): Map<string, string> {
  const parameters = new Map<string, string>();
  // Ends where something comes that is no parameter: the next challenge.
  const parameter = /\s*([\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))\s*(?:,|$)/y;
  for (let match = parameter.exec(text); match !== null; match = parameter.exec(text)) {
    const name = (match[1] ?? "").toLowerCase();
    if (!parameters.has(name)) parameters.set(name, match[2]?.replace(/\\(.)/g, "$1") ?? match[3] ?? "");
  }
  return parameters;
}
