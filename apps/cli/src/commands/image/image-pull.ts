import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { resultWords } from "./image-words-of.ts";
import { wishedReference } from "./wished-reference.ts";

export async function imagePull(context: Context, typed: string | undefined): Promise<number> {
  const { messages } = context;
  const reference = await wishedReference(context, typed);
  const { bridge } = await context.service();
  return runOperation(context, {
    call: "images.pull",
    input: { reference },
    image: (_snapshot, operation) => operation?.image ?? null,
    done: async (_snapshot, operation) =>
      messages.cli.image.pull.done((await resultWords(bridge, operation?.image, messages)) || reference),
  });
}
