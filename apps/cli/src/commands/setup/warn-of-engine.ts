import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Context } from "../../context.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";

/** What is not as it should be, before anything is begun. Whether it is in the way the start itself decides. */
export async function warnOfEngine({ output, messages }: Context, bridge: Bridge): Promise<void> {
  const words = messages.cli.setup.checks;
  const snapshot = await settledSnapshot(bridge);
  if (snapshot?.engine.kind !== "connected") return;
  const reply = await bridge.call("setup.checks", {});
  if (!reply.ok) return;
  for (const check of reply.value.checks) {
    if (check.state !== "warning" && check.state !== "bad") continue;
    const { warn } = output.errorStyle;
    output.note(`${warn("▲")} ${words.names[check.id]}: ${words.words[check.id](check)}`);
  }
}
