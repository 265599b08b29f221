import { createHash } from "node:crypto";
import { z } from "zod";
import type { HostFiles } from "../../host/host-files.ts";

export type DockerContext =
  | { kind: "endpoint"; name: string; host: string; tls: boolean }
  /** Named by somebody, but its description is missing or unreadable. */
  | { kind: "broken"; name: string; reason: string };

const Config = z.object({ currentContext: z.string().optional() });
const Meta = z.object({ Endpoints: z.object({ docker: z.object({ Host: z.string() }) }) });

/**
 * The context that the docker CLI would use: `DOCKER_CONTEXT`, else `currentContext` of its config.json. null for
 * `default`, which stands for the platform's usual socket.
 * Source: docker/cli, contexts/meta/<sha256 of the name>/meta.json.
 */
export function dockerContext(
  files: HostFiles,
  configDirectory: string,
  fromEnvironment: string | null,
): DockerContext | null {
  const name = fromEnvironment ?? currentContext(files, configDirectory);
  if (name === null || name === "default") return null;

  const directory = createHash("sha256").update(name).digest("hex");
  const text = files.readText(`${configDirectory}/contexts/meta/${directory}/meta.json`);
  if (text === null) return { kind: "broken", name, reason: "there is no such context" };
  const meta = Meta.safeParse(parseJson(text));
  if (!meta.success) return { kind: "broken", name, reason: "its meta.json names no docker endpoint" };
  const tls = files.list(`${configDirectory}/contexts/tls/${directory}/docker`).length > 0;
  return { kind: "endpoint", name, host: meta.data.Endpoints.docker.Host, tls };
}

function currentContext(files: HostFiles, configDirectory: string): string | null {
  const text = files.readText(`${configDirectory}/config.json`);
  const config = Config.safeParse(text === null ? null : parseJson(text));
  return config.success ? (config.data.currentContext ?? null) : null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
