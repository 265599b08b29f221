import { z } from "zod";
import { dockerConfigDirectory } from "../../engine/discovery/find-candidates.ts";
import type { Host } from "../../host/host.ts";
import type { HostFiles } from "../../host/host-files.ts";

/** One entry that cannot be read must not hide the others. */
const auth = z
  .object({
    auth: z.string().optional(),
    username: z.string().optional(),
    password: z.string().optional(),
    identitytoken: z.string().optional(),
  })
  .catch({});

const DockerConfig = z.object({
  auths: z.record(z.string(), auth).catch({}),
  credsStore: z.string().catch(""),
  credHelpers: z.record(z.string(), z.string().catch("")).catch({}),
});
export type DockerConfig = z.infer<typeof DockerConfig>;

/**
 * What of the Docker CLI's `config.json` is about signing in; null where there is no such file, `unreadable` where it is no
 * JSON. Source of its fields: docker/cli, `cli/config/configfile/file.go`.
 */
export function readDockerConfig(host: Host, files: HostFiles): DockerConfig | "unreadable" | null {
  const directory = dockerConfigDirectory(host);
  const text = directory === null ? null : files.readText(`${directory}/config.json`);
  if (text === null || text.trim() === "") return null;
  try {
    return DockerConfig.parse(JSON.parse(text));
  } catch {
    return "unreadable";
  }
}
