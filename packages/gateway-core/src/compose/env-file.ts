/**
 * Variables as compose, and OpenClaw itself, read them from `.env`: single quotes take everything as it is but a single quote itself. null leaves
 * the value to whoever fills it in.
 */
export function envFile(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value === null ? "" : quoted(value)}\n`)
    .join("");
}

function quoted(value: string): string {
  if (/^[A-Za-z0-9_./:@%+,=-]*$/.test(value)) return value;
  if (!value.includes("'") && !value.includes("\n")) return `'${value}'`;
  const escaped = value.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("$", "\\$");
  return `"${escaped.replaceAll("\n", "\\n")}"`;
}
