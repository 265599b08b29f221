import path from "node:path";
import type { GatewayOrigin } from "../contract/adoption.ts";
import { composeLabels } from "../gateway/gateway-identity.ts";
import { instanceLabel } from "../gateway/labels.ts";

interface Named {
  name: string;
  labels: Readonly<Record<string, string>>;
}

/** Answers whether a file is on this host; null where the engine's files are not this host's. */
type FileExists = ((file: string) => Promise<boolean>) | null;

/**
 * Who made a container, by what its makers write. Sources: OutClaw's compose_gen.rs (`outclaw.instance`), ClawPier's README
 * (`clawpier-{uuid}`), sallyom/openclaw-installer (`openclaw.managed` with `openclaw.prefix`), `openclaw fleet` of 2026.9.6
 * (`openclaw.fleet.tenant`). What says nothing of itself was made by `docker run`, as far as anybody can tell.
 */
export async function originOf(container: Named, fileExists: FileExists): Promise<GatewayOrigin> {
  const { labels } = container;
  const project = labels[composeLabels.project] ?? null;
  return {
    kind: kindOf(container),
    project,
    service: labels[composeLabels.service] ?? null,
    files:
      project === null ? [] : await Promise.all(composeFiles(labels).map((file) => seen(file, fileExists))),
  };
}

function kindOf({ name, labels }: Named): GatewayOrigin["kind"] {
  if (labels[instanceLabel] !== undefined) return "rockpool";
  if (labels["outclaw.instance"] !== undefined) return "outclaw";
  if (labels["openclaw.fleet.tenant"] !== undefined) return "fleet";
  if (labels["openclaw.managed"] === "true" && labels["openclaw.prefix"] !== undefined) return "sallyom";
  if (/^clawpier-[0-9a-f]{8}-[0-9a-f-]{27}$/.test(name)) return "clawpier";
  return labels[composeLabels.project] === undefined ? "run" : "compose";
}

/** Compose writes them joined by commas, absolute, or relative to the project's folder by old versions. */
function composeFiles(labels: Named["labels"]): string[] {
  const folder = labels[composeLabels.folder];
  return (labels[composeLabels.files] ?? "")
    .split(",")
    .filter((file) => file !== "")
    .map((file) =>
      folder === undefined || path.posix.isAbsolute(file) ? file : path.posix.join(folder, file),
    );
}

async function seen(file: string, fileExists: FileExists): Promise<GatewayOrigin["files"][number]> {
  if (fileExists === null || !path.isAbsolute(file)) return { path: file, exists: "unknown" };
  return { path: file, exists: (await fileExists(file)) ? "yes" : "no" };
}
