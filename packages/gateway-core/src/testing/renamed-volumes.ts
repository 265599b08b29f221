import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ContainerDetails, ContainerSummary, Engine } from "../engine/engine.ts";

/**
 * An engine on which named volumes have another name than Rockpool thinks: a test gets a fresh
 * `openclaw-plugin-runtime-deps`, and never writes into that of a person whose machine it runs on.
 */
export function renamedVolumes(engine: Engine, suffix: string): Engine {
  const there = (name: string) => `${name}${suffix}`;
  const here = (name: string) => (name.endsWith(suffix) ? name.slice(0, -suffix.length) : name);
  const renamed: Partial<Engine> = {
    createContainer: (spec) => engine.createContainer(withVolumes(spec, there)),
    inspectVolume: async (name) => {
      const volume = await engine.inspectVolume(there(name));
      return volume === null ? null : { ...volume, name };
    },
    createVolume: (name, labels) => engine.createVolume(there(name), labels),
    removeVolume: (name) => engine.removeVolume(there(name)),
    inspectContainer: async (id) => {
      const details = await engine.inspectContainer(id);
      return details === null ? null : withMounts(details, here);
    },
    listContainers: async (filter) =>
      (await engine.listContainers(filter)).map((summary) => withMounts(summary, here)),
  };
  return new Proxy(engine, {
    get(target, name: keyof Engine) {
      const value: unknown = renamed[name] ?? Reflect.get(target, name, target);
      return typeof value === "function" ? (value.bind(target) as unknown) : value;
    },
  });
}

function withVolumes(spec: ContainerSpec, rename: (name: string) => string): ContainerSpec {
  const mounts = spec.mounts.map((mount) =>
    mount.kind === "volume" ? { ...mount, source: rename(mount.source) } : mount,
  );
  return { ...spec, mounts };
}

function withMounts<T extends ContainerDetails | ContainerSummary>(
  container: T,
  rename: (name: string) => string,
): T {
  const mounts = container.mounts.map((mount) =>
    mount.kind === "volume" ? { ...mount, source: rename(mount.source) } : mount,
  );
  return { ...container, mounts };
}
