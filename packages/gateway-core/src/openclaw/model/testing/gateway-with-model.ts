import { afterAll, beforeAll, beforeEach, type TestContext } from "vitest";
import { bridgeAddress } from "../../../testing/bridge-address.ts";
import { type ModelServer, startModelServer } from "../../../testing/model-server.ts";
import type { OpenClawEra } from "../../../testing/openclaw-images.ts";
import { type GatewayRpc, openRpc } from "../../open-rpc.ts";
import { type RealGateway, startRealGateway } from "../../testing/real-gateway.ts";
import { type GatewayAsker, gatewayAsker } from "../gateway-asker.ts";

/** The one that the model server takes. */
export const modelKey = "k-right-1234567890";

/** One gateway for all of an era's tests, in their order, and a model on this host. */
export function gatewayWithModel(era: OpenClawEra) {
  let started: RealGateway | string;
  let model: ModelServer | null = null;
  let rpc: GatewayRpc | null = null;

  beforeAll(async () => {
    started = await startRealGateway(era);
    if (typeof started === "string") return;
    const models = ["test-model", "claude-opus-5"];
    model = await startModelServer({ host: await bridgeAddress(started.engine), key: modelKey, models });
  }, 420_000);
  beforeEach(() => model?.setMode("ok"));
  afterAll(async () => {
    rpc?.close();
    await model?.close();
    if (typeof started === "object") await started.dispose();
  });

  return (context: TestContext): { gateway: RealGateway; model: ModelServer; asker: GatewayAsker } => {
    if (typeof started === "string") return context.skip(started);
    if (model === null) throw new Error("no model server");
    const gateway = started;
    const asker = gatewayAsker(async () => {
      if (rpc === null || rpc.closed) {
        const auth = { mode: "token", secret: gateway.token, why: "config" } as const;
        rpc = await openRpc(gateway.engine, gateway.id, auth);
      }
      return rpc;
    });
    return { gateway, model, asker };
  };
}
