import type { BuildSource } from "../../contract/images.ts";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { buildWords } from "../../contract/settings/build-words.ts";

export type SourceArguments = Extract<BuildSource, { kind: "source" }>["arguments"];

/**
 * Arguments for the Dockerfile of an OpenClaw checkout, by the names that it knows; what is not asked for is left to the
 * Dockerfile's own defaults. Versions before the renaming of the Debian packages know only their older name; the one that a
 * Dockerfile does not declare is ignored by every builder. Throws `input-invalid` for a value that could be more than one.
 */
export function sourceArguments(
  wanted: SourceArguments,
  facts: { extensions: readonly string[]; commit: string | null; at: Date },
): Record<string, string> {
  const { aptPackages, pipPackages, browser, dockerCli, nodeOptions } = wanted;
  const apt = list("aptPackages", aptPackages);
  const pip = list("pipPackages", pipPackages);
  const node = list("nodeOptions", nodeOptions);
  const args: Record<string, string | null> = {
    OPENCLAW_IMAGE_APT_PACKAGES: apt,
    OPENCLAW_DOCKER_APT_PACKAGES: apt,
    OPENCLAW_IMAGE_PIP_PACKAGES: pip,
    OPENCLAW_EXTENSIONS: facts.extensions.join(" ") || null,
    OPENCLAW_INSTALL_BROWSER: browser ? "1" : null,
    OPENCLAW_INSTALL_DOCKER_CLI: dockerCli ? "1" : null,
    OPENCLAW_DOCKER_BUILD_NODE_OPTIONS: node,
    GIT_COMMIT: facts.commit,
    OPENCLAW_BUILD_TIMESTAMP: facts.at.toISOString().replace(/\.\d+Z$/, "Z"),
  };
  const given = Object.entries(args).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries(given);
}

function list(name: keyof typeof buildWords, value: string | undefined): string | null {
  const words = (value ?? "").split(/\s+/).filter((one) => one !== "");
  const odd = words.find((one) => !buildWords[name].test(one));
  if (odd === undefined) return words.join(" ") || null;
  const message = `${name}: ${JSON.stringify(odd)} cannot be one of them`;
  throw new RockpoolError({ code: "input-invalid", message, facts: { [name]: odd } });
}
