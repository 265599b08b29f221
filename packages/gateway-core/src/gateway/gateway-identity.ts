import type { GatewayIdentity } from "../contract/adoption.ts";

/** Labels that Docker Compose writes; source: docker/compose, pkg/api/labels.go. */
export const composeLabels = {
  project: "com.docker.compose.project",
  service: "com.docker.compose.service",
  oneOff: "com.docker.compose.oneoff",
  files: "com.docker.compose.project.config_files",
  folder: "com.docker.compose.project.working_dir",
} as const;

interface Named {
  name: string;
  labels: Readonly<Record<string, string>>;
}

/** What stays of a container when its owner makes it anew: the place in its compose project, or its name. */
export function identityOf({ name, labels }: Named, engineId: string): GatewayIdentity {
  const { [composeLabels.project]: project, [composeLabels.service]: service } = labels;
  if (project && service) return { kind: "compose", engine: engineId, project, service };
  return { kind: "container", engine: engineId, name };
}

/** One text for one identity, for calls and logs. */
export function identityId(identity: GatewayIdentity): string {
  switch (identity.kind) {
    case "compose":
      return `compose:${identity.engine}:${identity.project}/${identity.service}`;
    case "container":
      return `container:${identity.engine}:${identity.name}`;
    case "native":
      return `native:${identity.stateDir}`;
  }
}

/**
 * The container that has this identity on this engine. A scaled service has several: the one that runs, or none where that
 * does not tell. Another engine's never match, whatever they are called.
 */
export function containerOf<C extends Named & { status: string }>(
  identity: GatewayIdentity,
  containers: readonly C[],
  engineId: string,
): C | null {
  const id = identityId(identity);
  const same = containers.filter(
    (each) =>
      !/^true$/i.test(each.labels[composeLabels.oneOff] ?? "") &&
      identityId(identityOf(each, engineId)) === id,
  );
  const [only] = same;
  if (same.length <= 1) return only ?? null;
  const running = same.filter(({ status }) => status === "running" || status === "restarting");
  return running.length === 1 ? (running[0] ?? null) : null;
}
