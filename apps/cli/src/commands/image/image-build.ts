import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import { ask } from "../../ask.ts";
import type { Context } from "../../context.ts";
import { runOperation } from "../../run-operation.ts";
import { type BuildOptions, buildSourceOf } from "./build-source-of.ts";
import { resultWords } from "./image-words-of.ts";

export async function imageBuild(context: Context, options: BuildOptions, verbose: boolean): Promise<number> {
  const { messages, stdin } = context;
  const asked = await buildSourceOf(options, messages, stdin);
  const { bridge } = await context.service();
  const source = "arguments" in asked ? withSettings(asked, await ask(bridge, "settings.get", {})) : asked;
  if (source.kind === "npm" && !context.output.json) context.output.note(messages.cli.image.build.npmLacks);
  return runOperation(context, {
    call: "images.build",
    input: { source },
    verbose,
    image: (_snapshot, operation) => operation?.image ?? null,
    done: async (_snapshot, operation) =>
      messages.cli.image.build.done(await resultWords(bridge, operation?.image, messages)),
  });
}

type FromSource = Extract<CallInput<"images.build">["source"], { kind: "source" | "release" }>;

/** What a build from source takes along by the settings, where nothing else is said; an empty option is something. */
function withSettings(source: FromSource, preferences: Preferences): FromSource {
  const { installBrowser, ...lists } = preferences;
  const names = ["aptPackages", "pipPackages", "extensions", "nodeOptions"] as const;
  const texts = names.filter((name) => lists[name].length > 0).map((name) => [name, lists[name].join(" ")]);
  const args = { ...Object.fromEntries(texts), ...(installBrowser ? { browser: true } : {}) } as object;
  return { ...source, arguments: { ...args, ...source.arguments } };
}
