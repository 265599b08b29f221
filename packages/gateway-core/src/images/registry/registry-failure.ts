import type { FailureAction, FailureCode } from "../../contract/failure.ts";
import { formatImageReference, type ParsedReference } from "../../contract/image-reference.ts";
import type { RegistryProblem } from "../../contract/registry-problem.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";

/** The image that a registry is asked about: as the person wrote it, and read. */
export interface AskedImage {
  text: string;
  parsed: ParsedReference;
}

type RegistryCode = Extract<FailureCode, `registry-${string}`>;

/** Where the same images are: OpenClaw's release workflow pushes to both. */
const mirrors: Readonly<Record<string, string>> = { "ghcr.io": "docker.io", "docker.io": "ghcr.io" };

/** With the facts `image` and `registry`; what another registry would mend has the action `use-mirror`. */
export function registryFailure(
  code: RegistryCode,
  image: AskedImage,
  message: string,
  facts: Readonly<Record<string, string>> = {},
  options?: { cause?: unknown },
): RockpoolError {
  const { domain } = image.parsed;
  const actions =
    code === "registry-not-found" || code === "registry-denied" ? [] : mirrorAction(image.parsed);
  return new RockpoolError(
    {
      code,
      message: `${domain}: ${message}`,
      facts: { image: image.text, registry: domain, ...facts },
      ...(actions.length > 0 ? { actions } : {}),
    },
    options,
  );
}

/** An answer that is not what a registry says. */
export function badAnswer(
  image: AskedImage,
  problem: RegistryProblem,
  message: string,
  options?: { cause?: unknown },
): RockpoolError {
  return registryFailure("registry-error", image, message, { problem }, options);
}

function mirrorAction(reference: ParsedReference): FailureAction[] {
  const domain = mirrors[reference.domain];
  if (domain === undefined || reference.path !== "openclaw/openclaw") return [];
  return [{ kind: "use-mirror", value: formatImageReference({ ...reference, domain }) }];
}
