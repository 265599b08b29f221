import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { type GatewayAuth, gatewayAuth } from "../openclaw/gateway-auth.ts";
import type { GatewayRpc } from "../openclaw/open-rpc.ts";
import type { Connection } from "./engine-link.ts";
import type { StateHolder } from "./service-state.ts";

export interface GatewayAccess {
  /** The running gateway; throws RockpoolError `gateway-not-running` or why there is no engine. */
  running(): { engine: Engine; details: ContainerDetails };
  /** How to sign in; read from the gateway's own config, running or not, and kept while this run of it lasts. */
  auth(details: ContainerDetails): Promise<GatewayAuth>;
  /** A connection to the gateway's RPC, shared; it closes by itself when nobody uses it. */
  rpc(): Promise<GatewayRpc>;
  /** Secrets seen, to be replaced in logs. */
  secrets(): readonly string[];
  close(): void;
}

/** The ways into the running gateway. Holds its secret in memory only, and only while that gateway runs. */
export function createGatewayAccess(state: StateHolder, connection: () => Connection | null): GatewayAccess {
  let known: { run: string; auth: Promise<GatewayAuth>; secret: string | null } | null = null;
  let open: { run: string; rpc: Promise<GatewayRpc> } | null = null;

  function running(): { engine: Engine; details: ContainerDetails } {
    const { container, engine } = state.get();
    if (engine.kind === "unavailable") throw new RockpoolError(engine.failure);
    const current = connection();
    if (current === null || container?.status !== "running") {
      throw new RockpoolError({
        code: "gateway-not-running",
        message: "The gateway is not running",
        actions: [{ kind: "start-gateway" }],
      });
    }
    return { engine: current.engine, details: container };
  }

  async function auth(details: ContainerDetails): Promise<GatewayAuth> {
    const run = runOf(details);
    if (known?.run === run) return known.auth;
    const engine = connection()?.engine;
    if (engine === undefined) throw noEngine();
    // The one before is looked for in logs until the next is read.
    const secret = known?.secret ?? null;
    const mine: NonNullable<typeof known> = { run, auth: read(engine, details), secret };
    known = mine;
    try {
      const found = await mine.auth;
      mine.secret = found.secret;
      return found;
    } catch (error) {
      if (known === mine) known = null;
      throw error;
    }
  }

  return {
    running,
    auth,
    async rpc() {
      const { engine, details } = running();
      const run = runOf(details);
      if (open?.run === run) {
        const rpc = await open.rpc.catch(() => null);
        if (rpc !== null && !rpc.closed) return rpc;
      }
      const rpc = (async () => {
        const { openRpc } = await import("../openclaw/open-rpc.ts");
        return openRpc(engine, details.id, await auth(details));
      })();
      open = { run, rpc };
      return rpc;
    },
    secrets: () => (known?.secret ? [known.secret] : []),
    close() {
      void open?.rpc.then(
        (rpc) => rpc.close(),
        () => {},
      );
      open = null;
      known = null;
    },
  };
}

async function read(engine: Engine, details: ContainerDetails): Promise<GatewayAuth> {
  const config = await readConfig(engine, details.id);
  return gatewayAuth(config?.value ?? null, details.env);
}

function noEngine(): RockpoolError {
  return new RockpoolError({ code: "engine-unreachable", message: "There is no engine now" });
}

function runOf({ id, startedAt }: ContainerDetails): string {
  return `${id} ${startedAt}`;
}
