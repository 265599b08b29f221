import { FakeEngine } from "../../engine/fake-engine.ts";
import { gatewaySpec } from "../../gateway/gateway-spec.ts";
import { specInput } from "../../gateway/testing/spec-input.ts";

/** A fake engine on which our gateway's container runs. */
export async function runningContainer(): Promise<{ engine: FakeEngine; id: string }> {
  const engine = new FakeEngine();
  engine.hostPathExists = () => true;
  const { spec } = gatewaySpec(specInput());
  engine.addImage(spec.image);
  const { id } = await engine.createContainer(spec);
  await engine.startContainer(id);
  return { engine, id };
}
