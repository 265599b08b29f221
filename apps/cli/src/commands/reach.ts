import { exposureFacts } from "@rockpool/messages/exposure-facts";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

/** Who can reach the gateway: said by the engine, and tried. */
export async function reach(context: Context): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const exposure = await ask(bridge, "gateway.exposure", {});
  if (output.json) {
    output.document(exposure);
    return exitCode.ok;
  }
  const facts = exposureFacts(exposure, messages.cli.exposure);
  const width = Math.max(...facts.map(({ label }) => label.length));
  for (const { label, values } of facts)
    for (const [at, value] of values.entries())
      output.line(`${output.style.dim((at === 0 ? label : "").padEnd(width))}  ${value}`);
  return exitCode.ok;
}
