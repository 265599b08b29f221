import type { Exposure } from "@rockpool/gateway-core/contract/exposure";
import type { exposure as words } from "./en/exposure.ts";

export interface ExposureFact {
  readonly label: string;
  readonly hint?: string;
  readonly values: readonly string[];
}

/** Facts for a list or lines of a terminal, the same in both. */
export function exposureFacts(
  { published, tried, auth, engineSocket }: Exposure,
  say: typeof words,
): ExposureFact[] {
  const ports = published.map(({ hostIp, hostPort, containerPort }) =>
    say.port(/^(?:|0\.0\.0\.0|::)$/.test(hostIp) ? say.everywhere : hostIp, hostPort, containerPort),
  );
  const seen = tried.map(({ address, reached }) => (reached ? say.reached(address) : say.refused(address)));
  return [
    {
      label: say.published,
      hint: say.publishedHint,
      values: ports.length > 0 ? [...new Set(ports)] : [say.nothing],
    },
    { label: say.tried, hint: say.triedHint, values: seen.length > 0 ? seen : [say.noAddress] },
    { label: say.auth, values: [say.authModes[auth]] },
    { label: say.socket, hint: say.socketHint, values: [engineSocket ? say.mounted : say.notMounted] },
  ];
}
