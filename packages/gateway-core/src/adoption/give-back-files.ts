import { composeProject } from "../compose/compose-project.ts";
import { withoutOurLabels } from "../compose/without-our-labels.ts";
import type { GiveBackFiles, GiveBackFormat } from "../contract/adoption.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import { dockerRunWords } from "../gateway/docker-run-line.ts";
import { shellLine } from "../gateway/shell-quote.ts";
import { secretNames } from "./secret-names.ts";

export interface GiveBackInput {
  /** Of our container as it is, its secrets included. */
  spec: ContainerSpec;
  format: GiveBackFormat;
  /** Whether the values of secrets are written, into a file of their own that only its owner reads. */
  secrets: boolean;
}

const envName = ".env";

/** The files that make this very container again without Rockpool. */
export function giveBackFiles({ spec, format, secrets }: GiveBackInput): GiveBackFiles {
  const names = secretNames(spec.env);
  const theirs = withoutOurLabels(spec);
  if (format === "compose") {
    const { files, notSaid } = composeProject({
      spec: inOwnNetwork(theirs),
      secretNames: names,
      withSecrets: secrets,
    });
    return { files, notSaid, secretNames: names };
  }
  const open = Object.fromEntries(Object.entries(spec.env).filter(([name]) => !names.includes(name)));
  const { carried, ...said } = { ...theirs, env: open };
  const words = dockerRunWords(said);
  const at = words.indexOf("--mount") === -1 ? words.indexOf("--name") + 2 : words.indexOf("--mount");
  // Read by docker from the file: on the line itself everybody on the computer could see it.
  if (names.length > 0) words.splice(at, 0, "--env-file", envName);
  const values = Object.fromEntries(names.map((name) => [name, secrets ? (spec.env[name] ?? "") : null]));
  return {
    files: [
      {
        name: "run-openclaw.sh",
        content: `#!/bin/sh\nset -eu\ncd "$(dirname "$0")"\n${shellLine(words)}\n`,
        mode: 0o755,
      },
      ...(names.length === 0 ? [] : [{ name: envName, content: plainEnv(values), mode: 0o600 }]),
    ],
    notSaid: Object.keys({ ...carried?.config, ...carried?.hostConfig, ...carried?.networks }),
    secretNames: names,
  };
}

/** A project's default network goes with that project; the new one has its own, in which its services find each other. */
function inOwnNetwork({ network, carried, ...others }: ContainerSpec): ContainerSpec {
  const { [network ?? ""]: endpoint = {}, ...networks } = carried?.networks ?? {};
  const isDefault = network?.endsWith("_default") === true && Object.keys(networks).length === 0;
  const onlyNames = Object.keys(endpoint).every((key) => key === "Aliases");
  if (!isDefault || !onlyNames) {
    return {
      ...others,
      ...(network === undefined ? {} : { network }),
      ...(carried === undefined ? {} : { carried }),
    };
  }
  const { networks: _own, ...rest } = carried ?? {};
  return { ...others, ...(Object.keys(rest).length > 0 ? { carried: rest } : {}) };
}

/** As `docker run --env-file` reads it: everything after the first `=` as it is, quotes included. */
function plainEnv(values: Readonly<Record<string, string | null>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}=${value ?? ""}\n`)
    .join("");
}
