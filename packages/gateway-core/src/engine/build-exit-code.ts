/**
 * The exit code of a build step's command, from what the builder says about its failure; undefined where it says none. The
 * words are those of BuildKit ("exit code: 3", all versions since 18.09), the classic builder ("returned a non-zero code: 3"),
 * Podman ("exit status 3") and BuildKit without runc's answer ("signal: killed", which is 137).
 */
export function buildExitCode(message: string): number | undefined {
  const found = /(?:exit code|exit status|non-zero code):? (\d+)/i.exec(message);
  if (found !== null) return Number(found[1]);
  return /signal: killed/i.test(message) ? 137 : undefined;
}
