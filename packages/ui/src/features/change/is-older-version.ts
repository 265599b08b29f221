const shape = /^(\d{4})\.(\d{1,2})\.(\d{1,3})(?:-([0-9A-Za-z.-]+))?/;

/**
 * Whether OpenClaw `one` is older than `other`; false where that cannot be said. By numbers, and a prerelease before its
 * release; `2026.9.6-1` is a correction and newer than `2026.9.6`.
 */
export function isOlderVersion(one: string, other: string): boolean {
  const a = parse(one);
  const b = parse(other);
  if (!a || !b) return false;
  for (const [index, part] of a.entries()) {
    const difference = part - (b[index] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return false;
}

function parse(version: string): number[] | null {
  const match = shape.exec(version);
  if (!match) return null;
  const [, year, month, patch, rest = ""] = match;
  return [Number(year), Number(month), Number(patch), ...rank(rest)];
}

/** Where among the same three numbers: prereleases below zero, then the release, then corrections. */
function rank(rest: string): number[] {
  if (rest === "") return [0, 0];
  if (/^\d+$/.test(rest)) return [1, Number(rest)];
  const kind = rest.startsWith("alpha") ? -3 : rest.startsWith("beta") ? -2 : -1;
  return [kind, Number(/\d+/.exec(rest)?.[0] ?? 0)];
}
