import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Channel } from "@rockpool/gateway-core/contract/channels";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../../ask.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";

/** Throws RockpoolError `input-invalid` with those that there are. */
export async function findChannel(bridge: Bridge, id: string, { cli }: Messages): Promise<Channel> {
  await settledSnapshot(bridge);
  const { channels } = await ask(bridge, "channels.list", {});
  const found = channels.find((channel) => channel.id === id);
  if (found !== undefined) return found;
  const message = cli.channel.unknownChannel(id, channels.map((channel) => channel.id).join(", "));
  throw new RockpoolError({ code: "input-invalid", message, facts: { field: "channel" } });
}
