import type { ContainerSpec } from "../engine/container-spec.ts";
import { dockerRunWords } from "./docker-run-line.ts";
import { specLabel } from "./labels.ts";
import { shellLine } from "./shell-quote.ts";

/** Options of `docker run` that one container has and the other has not; a change of one is both. */
export function specDifference(
  before: ContainerSpec,
  after: ContainerSpec,
): { removed: string[]; added: string[] } {
  const [one, other] = [optionsOf(before), optionsOf(after)];
  return {
    removed: one.filter((option) => !other.includes(option)),
    added: other.filter((option) => !one.includes(option)),
  };
}

/** A flag with its value, each a line; the image and the command that follow count as one. */
function optionsOf(spec: ContainerSpec): string[] {
  const { [specLabel]: _hash, ...labels } = spec.labels;
  const words = dockerRunWords({ ...spec, labels });
  const end = words.lastIndexOf(spec.image);
  const options: string[] = [];
  for (let at = 2; at < end; at += 1) {
    const value = words[at + 1];
    const takesValue = value !== undefined && at + 1 < end && !value.startsWith("--");
    options.push(shellLine(takesValue ? [words[at] ?? "", value] : [words[at] ?? ""]));
    if (takesValue) at += 1;
  }
  const networks = Object.keys(spec.carried?.networks ?? {}).map((name) => shellLine(["--network", name]));
  return [...options, ...networks, shellLine(words.slice(end))];
}
