import { resolve } from "node:path";
import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { resultWords } from "./image-words-of.ts";

export async function imageLoad(context: Context, tar: string): Promise<number> {
  const { messages } = context;
  // The service may run in another folder.
  const path = resolve(tar);
  const { bridge } = await context.service();
  return runOperation(context, {
    call: "images.load",
    input: { path },
    image: (_snapshot, operation) => operation?.image ?? null,
    done: async (_snapshot, operation) =>
      messages.cli.image.load.done((await resultWords(bridge, operation?.image, messages)) || path),
  });
}
