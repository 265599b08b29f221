import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { type BuildOptions, buildSourceOf } from "./build-source-of.ts";
import { resultWords } from "./image-words-of.ts";

export async function imageBuild(context: Context, options: BuildOptions, verbose: boolean): Promise<number> {
  const { messages, stdin } = context;
  const source = await buildSourceOf(options, messages, stdin);
  if (source.kind === "npm" && !context.output.json) context.output.note(messages.cli.image.build.npmLacks);
  const { bridge } = await context.service();
  return runOperation(context, {
    call: "images.build",
    input: { source },
    verbose,
    image: (_snapshot, operation) => operation?.image ?? null,
    done: async (_snapshot, operation) =>
      messages.cli.image.build.done(await resultWords(bridge, operation?.image, messages)),
  });
}
