import type { FakeEngine } from "../../../engine/fake-engine.ts";
import type { GatewayRpc } from "../../open-rpc.ts";
import { openRpc } from "../../open-rpc.ts";
import { FakeGateway } from "../../testing/fake-gateway.ts";
import { runningContainer } from "../../testing/running-container.ts";
import { type GatewayAsker, gatewayAsker } from "../gateway-asker.ts";

type Methods = Record<string, (params: never) => unknown>;

export interface AskedGateway {
  asker: GatewayAsker;
  gateway: FakeGateway;
  /** What was asked, in order. */
  calls: { method: string; params: Record<string, unknown> }[];
  /** Parameters of the calls of one method. */
  paramsOf(method: string): Record<string, unknown>[];
  /** Milliseconds that were waited for; no time passes. */
  pauses: number[];
  close(): void;
}

/** An asker against a gateway that has these methods and no others. */
export async function askedGateway(methods: Methods, version = "2026.9.6"): Promise<AskedGateway> {
  const calls: AskedGateway["calls"] = [];
  const recorded = Object.entries(methods).map(([method, answer]) => [
    method,
    (params: unknown) => {
      calls.push({ method, params: params as Record<string, unknown> });
      return answer(params as never);
    },
  ]);
  const gateway = new FakeGateway({
    token: "t",
    protocol: 4,
    version,
    methods: Object.fromEntries(recorded),
  });
  const { engine, id } = await runningContainer();
  relayTo(engine, gateway);
  let rpc: GatewayRpc | null = null;
  const pauses: number[] = [];
  const asker = gatewayAsker(
    async () => {
      if (rpc === null || rpc.closed)
        rpc = await openRpc(engine, id, { mode: "token", secret: "t", why: "config" });
      return rpc;
    },
    { pause: async (milliseconds) => pauses.push(milliseconds) },
  );
  return {
    ...{ asker, gateway, calls, pauses },
    paramsOf: (method) => calls.filter((call) => call.method === method).map(({ params }) => params),
    close() {
      rpc?.close();
      gateway.close();
    },
  };
}

function relayTo(engine: FakeEngine, gateway: FakeGateway): void {
  // Whatever the relay's script is: that is its own business.
  engine.programs.get = () => gateway.relay;
}
