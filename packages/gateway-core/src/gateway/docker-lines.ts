import { statePath } from "./container-paths.ts";
import type { WishedVolume } from "./gateway-spec.ts";
import { shellLine, shellQuote } from "./shell-quote.ts";

/**
 * Docker lines of the steps that are not a `docker run`, for `--dry-run` and for people who like to see them.
 * Nothing secret is ever in one: the config goes in by a pipe.
 */
export const dockerLines = {
  inspectImage: (reference: string): string => shellLine(["docker", "image", "inspect", reference]),
  makeDirectory: (path: string, mode: number): string =>
    shellLine(["install", "-d", "-m", mode.toString(8).padStart(4, "0"), path]),
  createVolume: (volume: WishedVolume, labels: Readonly<Record<string, string>>): string =>
    shellLine([
      ...["docker", "volume", "create"],
      ...Object.entries(labels).flatMap(([key, value]) => ["--label", `${key}=${value}`]),
      volume.name,
    ]),
  /** As a helper container would do it; Rockpool itself does it through the archive call, without one. */
  ownVolume: (name: string, volume: WishedVolume): string => {
    const told = (what: string) => `"$(docker inspect --format '{{.Config.${what}}}' ${shellQuote(name)})"`;
    const run = shellLine([
      "docker",
      "run",
      "--rm",
      "--user",
      "0",
      "--network",
      "none",
      "--volumes-from",
      name,
    ]);
    return `${run} --entrypoint chown ${told("Image")} ${told("User")} ${shellQuote(volume.target)}`;
  },
  seedConfig: (name: string): string =>
    `${shellLine(["docker", "cp", "-", `${name}:${statePath}`])} < openclaw.json.tar`,
  readConfig: (name: string): string =>
    shellLine(["docker", "cp", `${name}:${statePath}/openclaw.json`, "-"]),
  start: (name: string): string => shellLine(["docker", "start", name]),
  stop: (name: string, timeoutSeconds: number): string =>
    shellLine(["docker", "stop", "--time", String(timeoutSeconds), name]),
  kill: (name: string): string => shellLine(["docker", "kill", name]),
  rename: (name: string, to: string): string => shellLine(["docker", "rename", name, to]),
  connect: (network: string, name: string): string =>
    shellLine(["docker", "network", "connect", network, name]),
  remove: (name: string): string => shellLine(["docker", "rm", name]),
  port: (name: string): string => shellLine(["docker", "port", name]),
  exec: (name: string, command: readonly string[], { tty }: { tty: boolean }): string =>
    shellLine(["docker", "exec", "--interactive", ...(tty ? ["--tty"] : []), name, ...command]),
};
