import { resolve } from "node:path";
import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import { BuildSource } from "@rockpool/gateway-core/contract/images";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Messages } from "@rockpool/messages/catalogue";
import { checkedReference } from "./checked-reference.ts";
import { dockerfileLines } from "./dockerfile-lines.ts";

/** As typed: `--from-npm` and the rest. */
export interface BuildOptions {
  fromNpm?: string;
  fromRelease?: string;
  fromSource?: string;
  fromImage?: string;
  dockerfile?: string;
  tag?: string;
  base?: string;
  sha256?: string;
  apt?: string;
  pip?: string;
  extensions?: string;
  browser?: boolean;
  dockerCli?: boolean;
  nodeOptions?: string;
}

type Source = "fromNpm" | "fromRelease" | "fromSource" | "fromImage";

const optionNames: Record<keyof BuildOptions, string> = {
  fromNpm: "--from-npm",
  fromRelease: "--from-release",
  fromSource: "--from-source",
  fromImage: "--from-image",
  dockerfile: "--dockerfile",
  tag: "--tag",
  base: "--base",
  sha256: "--sha256",
  apt: "--apt",
  pip: "--pip",
  extensions: "--extensions",
  browser: "--browser",
  dockerCli: "--docker-cli",
  nodeOptions: "--node-options",
};

const withSource: readonly Source[] = ["fromRelease", "fromSource"];
/** Options that not every source has a use for: one that does nothing would look as if it did. */
const goesWith: Partial<Record<keyof BuildOptions, readonly Source[]>> = {
  dockerfile: ["fromImage"],
  base: ["fromNpm"],
  sha256: ["fromRelease"],
  apt: withSource,
  pip: withSource,
  extensions: withSource,
  browser: withSource,
  dockerCli: withSource,
  nodeOptions: withSource,
};

/**
 * What to build from, as the service takes it; a folder as an absolute path, since the service may run elsewhere. Throws
 * what to type instead.
 */
export async function buildSourceOf(
  options: BuildOptions,
  messages: Messages,
  stdin: NodeJS.ReadableStream,
): Promise<CallInput<"images.build">["source"]> {
  const words = messages.cli.image.build;
  const source = onlySource(options, messages);
  for (const [option, sources] of Object.entries(goesWith) as [keyof BuildOptions, readonly Source[]][]) {
    if (options[option] === undefined || sources.includes(source)) continue;
    const names = sources.map((name) => optionNames[name]);
    throw invalid(words.notFor(optionNames[option], messages.status.list(names)), optionNames[option]);
  }
  const tag = options.tag === undefined ? {} : { tag: checkedReference(options.tag) };
  const given = options[source] ?? "";
  switch (source) {
    case "fromNpm": {
      const base = options.base === undefined ? {} : { base: checkedReference(options.base) };
      return checked({ kind: "npm", version: versionIn(given), ...base, ...tag }, source, given, messages);
    }
    case "fromRelease": {
      const { sha256: typed } = options;
      const sha256 = typed?.toLowerCase().replace(/^sha256:/, "");
      if (sha256 !== undefined && !/^[0-9a-f]{64}$/.test(sha256))
        throw invalid(words.badSha256(typed ?? ""), optionNames.sha256);
      const release = { version: versionIn(given), arguments: argumentsOf(options), ...tag };
      const archive = sha256 === undefined ? {} : { sha256 };
      return checked({ kind: "release", ...release, ...archive }, source, given, messages);
    }
    case "fromSource":
      return { kind: "source", folder: resolve(given), arguments: argumentsOf(options), ...tag };
    case "fromImage": {
      if (options.dockerfile === undefined) throw invalid(words.needsDockerfile, optionNames.dockerfile);
      const from = checkedReference(given);
      return {
        kind: "derived",
        from,
        lines: await dockerfileLines(options.dockerfile, messages, stdin),
        ...tag,
      };
    }
  }
}

function onlySource(options: BuildOptions, { cli, status }: Messages): Source {
  const sources: Source[] = ["fromNpm", "fromRelease", "fromSource", "fromImage"];
  const [source, ...others] = sources.filter((name) => options[name] !== undefined);
  if (!source) throw invalid(cli.image.build.oneSource);
  if (others.length === 0) return source;
  throw invalid(
    cli.image.build.severalSources(status.list([source, ...others].map((name) => optionNames[name]))),
  );
}

/** Releases are tagged with a v before the version. */
function versionIn(text: string): string {
  return text.replace(/^v(?=\d)/, "");
}

/** All but the version has been looked at by now. */
function checked(
  source: CallInput<"images.build">["source"],
  option: Source,
  given: string,
  { cli }: Messages,
): CallInput<"images.build">["source"] {
  if (BuildSource.safeParse(source).success) return source;
  throw invalid(cli.image.build.badVersion(optionNames[option], given), optionNames[option]);
}

function argumentsOf({ apt, pip, extensions, browser, dockerCli, nodeOptions }: BuildOptions) {
  return {
    ...(apt === undefined ? {} : { aptPackages: apt }),
    ...(pip === undefined ? {} : { pipPackages: pip }),
    ...(extensions === undefined ? {} : { extensions }),
    ...(browser === undefined ? {} : { browser }),
    ...(dockerCli === undefined ? {} : { dockerCli }),
    ...(nodeOptions === undefined ? {} : { nodeOptions }),
  };
}

function invalid(message: string, field?: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, ...(field ? { facts: { field } } : {}) });
}
