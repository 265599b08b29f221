// The images that tests start gateways from: builds what is missing or not current, keeps the rest.
// `node scripts/test-images.mjs [scripted|openclaw]...`; without names, all of them. Exits with 1 and a reason.

import { discoverEngine } from "../packages/gateway-core/src/engine/discover-engine.ts";
import { thisHost } from "../packages/gateway-core/src/host/host.ts";
import { ensureOpenClawImages } from "../packages/gateway-core/src/testing/openclaw-images.ts";
import { ensureScriptedImage } from "../packages/gateway-core/src/testing/scripted-gateway.ts";

const makers = { scripted: ensureScriptedImage, openclaw: ensureOpenClawImages };
const wanted = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(makers);

try {
  const { engine, failure } = await discoverEngine({ host: thisHost(), setting: null, ownerEngine: null });
  if (engine === null) throw new Error(`No engine: ${failure?.message ?? "none found"}`);
  for (const [name, make] of Object.entries(makers)) {
    if (wanted.includes(name)) await make(engine, (line) => console.log(line));
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
