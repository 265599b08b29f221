import { Refusal } from "../../testing/fake-gateway.ts";

type Tree = { [key: string]: unknown };
type Patch = { raw: string; baseHash?: string; replacePaths?: string[] };

export interface ConfigGateway {
  config: Tree;
  /** Names and values of the secret store. */
  store: Map<string, string>;
  /** The next so many patches come too late. */
  conflicts: number;
  methods: Record<string, (params: never) => unknown>;
}

/** The config half of a gateway, which merges as upstream does, and a secret store. */
export function configGateway(config: Tree = {}): ConfigGateway {
  const gateway: ConfigGateway = { config, store: new Map(), conflicts: 0, methods: {} };
  let revision = 1;
  gateway.methods = {
    "agents.list": () => ({ defaultId: "main", mainKey: "main", agents: [{ id: "main" }] }),
    "config.get": () => ({ hash: `h${revision}`, config: redactedCopy(gateway.config) }),
    "config.patch": ({ raw, baseHash, replacePaths }: Patch) => {
      if (gateway.conflicts > 0) {
        gateway.conflicts -= 1;
        revision += 1;
      }
      if (baseHash !== `h${revision}`) {
        const message = "config changed since last load; re-run config.get and retry";
        throw new Refusal("INVALID_REQUEST", undefined, { message });
      }
      const patch = JSON.parse(raw) as { models?: { providers?: Tree } };
      for (const [id, entry] of Object.entries(patch.models?.providers ?? {})) {
        if (entry !== null || replacePaths?.includes(`models.providers.${id}.models`)) continue;
        throw new Refusal("INVALID_REQUEST", undefined, { message: "config.patch would remove entries" });
      }
      revision += 1;
      gateway.config = merged(gateway.config, patch);
      return { ok: true };
    },
    "secrets.store.list": () => ({
      entries: [...gateway.store.keys()].map((name) => ({ name, kind: "secret" })),
    }),
    "secrets.store.set": ({ name, value }: { name: string; value: string }) => {
      gateway.store.set(name, value);
      return { ok: true, reloaded: true };
    },
    "secrets.store.delete": ({ name }: { name: string }) => {
      gateway.store.delete(name);
      return { ok: true, reloaded: true };
    },
  };
  return gateway;
}

function merged(base: unknown, patch: Tree): Tree {
  const result: Tree = isTree(base) ? { ...base } : {};
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete result[key];
    else if (isTree(value)) result[key] = merged(result[key], value);
    else result[key] = value;
  }
  return result;
}

/** The gateway shows neither keys nor what a reference refers to. */
function redactedCopy(config: Tree): unknown {
  const redacted = "__OPENCLAW_REDACTED__";
  return JSON.parse(
    JSON.stringify(config, (key, value: unknown) => {
      if (key !== "apiKey") return value;
      return isTree(value) ? { ...value, id: redacted } : redacted;
    }),
  );
}

function isTree(value: unknown): value is Tree {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
