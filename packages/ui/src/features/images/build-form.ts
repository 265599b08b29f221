import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import { isWholePath } from "./path-field.tsx";

export const buildKinds = ["npm", "release", "source", "derived"] as const;
export type BuildKind = (typeof buildKinds)[number];
type BuildSource = CallInput<"images.build">["source"];
type SourceArguments = NonNullable<Extract<BuildSource, { kind: "source" }>["arguments"]>;

/** What is typed, for all kinds at once: a look at another kind throws nothing away. */
export interface BuildDraft {
  readonly kind: BuildKind;
  readonly version: string;
  readonly folder: string;
  readonly base: string;
  readonly from: string;
  readonly lines: string;
  readonly tag: string;
  readonly sha256: string;
  readonly aptPackages: string;
  readonly pipPackages: string;
  readonly extensions: string;
  readonly nodeOptions: string;
  readonly browser: boolean;
  readonly dockerCli: boolean;
}

export const emptyDraft: BuildDraft = {
  kind: "npm",
  version: "",
  folder: "",
  base: "",
  from: "",
  lines: "",
  tag: "",
  sha256: "",
  aptPackages: "",
  pipPackages: "",
  extensions: "",
  nodeOptions: "",
  browser: false,
  dockerCli: false,
};

/** With what the settings say of builds from source. */
export function firstDraft(preferences: Preferences | null): BuildDraft {
  if (preferences === null) return emptyDraft;
  const { aptPackages, pipPackages, extensions, nodeOptions, installBrowser } = preferences;
  return {
    ...emptyDraft,
    aptPackages: aptPackages.join(" "),
    pipPackages: pipPackages.join(" "),
    extensions: extensions.join(" "),
    nodeOptions: nodeOptions.join(" "),
    browser: installBrowser,
  };
}

/** As the contract has it; there it cannot be read without zod, which Home does without. */
export const isVersion = (text: string) => /^\d{4}\.\d{1,2}\.\d{1,3}(?:-[0-9A-Za-z.-]+)?$/.test(text.trim());
export const isChecksum = (text: string) => /^[0-9a-f]{64}$/.test(text.trim());
const isEmptyOr = (is: (text: string) => boolean, text: string) => text.trim() === "" || is(text.trim());

/** What to ask the service for; null while something is missing or cannot be read. */
export function buildSource(draft: BuildDraft): BuildSource | null {
  if (!isEmptyOr(isImageReference, draft.tag)) return null;
  const tag = draft.tag.trim() === "" ? {} : { tag: draft.tag.trim() };
  const { kind } = draft;
  const version = draft.version.trim();
  switch (kind) {
    case "npm": {
      if (!isVersion(version) || !isEmptyOr(isImageReference, draft.base)) return null;
      return { kind, version, ...tag, ...(draft.base.trim() !== "" && { base: draft.base.trim() }) };
    }
    case "release": {
      if (!isVersion(version) || !isEmptyOr(isChecksum, draft.sha256)) return null;
      const checksum = draft.sha256.trim() !== "" && { sha256: draft.sha256.trim() };
      return { kind, version, ...tag, ...checksum, arguments: sourceArguments(draft) };
    }
    case "source":
      if (!isWholePath(draft.folder)) return null;
      return { kind, folder: draft.folder.trim(), ...tag, arguments: sourceArguments(draft) };
    case "derived":
      if (!isImageReference(draft.from.trim()) || draft.lines.trim() === "") return null;
      return { kind, from: draft.from.trim(), lines: draft.lines.trim(), ...tag };
  }
}

/** Only what somebody has said. */
function sourceArguments(draft: BuildDraft): SourceArguments {
  const texts = (["aptPackages", "pipPackages", "extensions", "nodeOptions"] as const).flatMap((name) =>
    draft[name].trim() === "" ? [] : [[name, draft[name].trim()] as const],
  );
  const switches = (["browser", "dockerCli"] as const).flatMap((name) =>
    draft[name] ? [[name, true] as const] : [],
  );
  return Object.fromEntries([...texts, ...switches]) as SourceArguments;
}
