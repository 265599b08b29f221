import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import { formatImageReference, parseImageReference } from "@rockpool/gateway-core/contract/image-reference";
import type { EngineImage } from "@rockpool/gateway-core/contract/images";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { addressOf } from "../up.ts";
import { checkedReference } from "./checked-reference.ts";
import { imageWordsOf } from "./image-words-of.ts";

export interface UseOptions {
  reference: string;
  rehearse: boolean;
}

/** Changes the gateway's version; the service takes it back by itself where the new one does not get ready. */
export async function imageUse(context: Context, { reference, rehearse }: UseOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.image.use;
  checkedReference(reference);
  const { bridge } = await context.service();
  const snapshot = await settledSnapshot(bridge);
  if (!output.json && !output.quiet) {
    const lines = await beforeLines(context, bridge, snapshot, { reference, rehearse });
    for (const line of lines) output.note(output.errorStyle.dim(line));
  }
  return runOperation(context, {
    call: "gateway.change",
    input: { reference, rehearse },
    image: ({ gateway }) => gateway.container?.image ?? null,
    done(after) {
      const image = after.gateway.container?.image;
      return words.done(image ? imageWordsOf(image, messages) : reference, addressOf(after));
    },
    notes: ({ goBack }) => (goBack ? [words.goBack] : []),
  });
}

async function beforeLines(
  { messages }: Context,
  bridge: Bridge,
  snapshot: Snapshot | null,
  { reference, rehearse }: UseOptions,
): Promise<string[]> {
  const words = messages.cli.image.use;
  const container = snapshot?.gateway.container ?? null;
  const from = container && (container.image.version ?? container.image.reference);
  const lines = [from === null ? words.to(reference) : words.from(from, reference)];
  // What cannot be found out is left out: the change itself says what is in the way.
  const list = await ask(bridge, "images.list", {}).catch(() => null);
  if (list?.images.some((image) => isNamed(image, reference))) lines.push(words.here);
  else if (list) {
    const resolved = await ask(bridge, "images.resolve", { reference }).catch(() => null);
    lines.push(words.notHere(resolved?.bytes ?? null));
  }
  if (rehearse) lines.push(words.rehearse);
  if (container === null) return lines;
  lines.push(words.copy);
  const copies = await ask(bridge, "checkpoints.list", {}).catch(() => null);
  const last = copies?.checkpoints.toSorted((one, other) => other.at - one.at)[0];
  if (last) lines.push(words.lastCopy(last.bytes, messages.units.stepDuration(last.tookMs)));
  lines.push(words.wayBack);
  return lines;
}

/** An engine leaves out what goes without saying: `openclaw:latest` for `openclaw`, and `docker.io`. */
function isNamed({ id, references }: EngineImage, reference: string): boolean {
  return id === reference || references.some((known) => inFull(known) === inFull(reference));
}

function inFull(reference: string): string {
  const parsed = parseImageReference(reference);
  return "problem" in parsed ? reference : formatImageReference(parsed);
}
