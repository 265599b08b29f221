import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import { useState } from "react";
import { useSettled } from "../../state/use-settled.ts";
import type { Channel } from "./channel-choice.tsx";
import { repositoryToChooseFrom } from "./official-repository.ts";

export const referenceWays = ["channel", "version", "reference"] as const;
export type ReferenceWay = (typeof referenceWays)[number];

interface Draft {
  readonly way: ReferenceWay;
  readonly channel: Channel;
  readonly browser: boolean;
  readonly tag: string | null;
  readonly typed: string;
}

export interface ReferenceChoiceState extends Draft {
  readonly repository: string;
  /** What was typed can be read as an image. */
  readonly readable: boolean;
  /** What is chosen by now; null where nothing is. */
  readonly reference: string | null;
  readonly change: (part: Partial<Draft>) => void;
}

/** Which image a person wants: by channel, version or name. `wish` is the image of the settings. */
export function useReferenceChoice(wish: string | undefined): ReferenceChoiceState {
  const [draft, setDraft] = useState<Draft>({
    way: "channel",
    channel: "latest",
    browser: false,
    tag: null,
    typed: "",
  });
  const { way, channel, browser, tag, typed } = draft;
  // What was typed is asked about when the typing has come to rest.
  const settled = useSettled(typed.trim(), 500);
  const repository = repositoryToChooseFrom(wish);
  const readable = isImageReference(typed.trim());
  return {
    ...draft,
    repository,
    readable,
    reference: chosen(),
    change: (part) => setDraft((last) => ({ ...last, ...part })),
  };

  function chosen(): string | null {
    if (way === "channel") return `${repository}:${channel}${browser ? "-browser" : ""}`;
    if (way === "version") return tag && `${repository}:${tag}`;
    return readable && settled === typed.trim() ? settled : null;
  }
}
