import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";

/** What grows with use, a line each. */
export async function disk(context: Context): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { places } = await ask(bridge, "gateway.diskUse", {});
  if (output.json) {
    output.document({ places });
    return exitCode.ok;
  }
  const { diskPlaces, unknownSize } = messages.cli.disk;
  const width = Math.max(...places.map(({ id }) => diskPlaces[id].label.length));
  for (const { id, bytes } of places) {
    const size = bytes === null ? unknownSize : messages.units.bytes(bytes);
    const { label, hint } = diskPlaces[id];
    output.line(`${label.padEnd(width)}  ${size.padStart(8)}  ${output.style.dim(hint)}`);
  }
  return exitCode.ok;
}
