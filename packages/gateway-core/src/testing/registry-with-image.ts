import { type LocalRegistry, startLocalRegistry } from "./local-registry.ts";
import { pushTestImage } from "./push-test-image.ts";

/** A registry with the one image that the suite pulls: see ContractSubject. */
export async function registryWithImage(): Promise<LocalRegistry> {
  const registry = await startLocalRegistry();
  const labels = { "dev.rockpool.test": "1" };
  await pushTestImage(registry.address, { repository: "pulled/image", tag: "1", labels });
  return registry;
}
