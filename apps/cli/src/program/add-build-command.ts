import type { Messages } from "@rockpool/messages/catalogue";
import type { Command } from "commander";
import type { BuildOptions } from "../commands/image/build-source-of.ts";
import type { Perform } from "./perform.ts";

/** `rockpool image build …`, the one with many options. */
export function addBuildCommand(
  image: Command,
  { cli: { options, commands } }: Messages,
  perform: Perform,
): void {
  image
    .command("build")
    .description(commands.imageBuild)
    .option("--from-npm <version>", options.fromNpm)
    .option("--from-release <version>", options.fromRelease)
    .option("--from-source <folder>", options.fromSource)
    .option("--from-image <reference>", options.fromImage)
    .option("--dockerfile <file>", options.dockerfile)
    .option("--tag <reference>", options.tag)
    .option("--base <reference>", options.base)
    .option("--sha256 <hex>", options.sha256)
    .option("--apt <packages>", options.apt)
    .option("--pip <packages>", options.pip)
    .option("--extensions <names>", options.extensions)
    .option("--browser", options.browser)
    .option("--docker-cli", options.dockerCli)
    .option("--node-options <options>", options.nodeOptions)
    .option("-v, --verbose", options.verbose)
    .action(({ verbose = false, ...given }: BuildOptions & { verbose?: boolean }, command: Command) =>
      perform(command, async (context) => {
        const { imageBuild } = await import("../commands/image/image-build.ts");
        return imageBuild(context, given, verbose);
      }),
    );
}
