import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { ScreenMessages } from "@rockpool/messages/screen-catalogue";
import type { settingWords } from "@rockpool/messages/setting-words";
import type { Fact } from "../../components/fact-list.tsx";

/** Where things are kept, in words. Read-only: moving a state is more than changing a setting. */
export function storageFacts(
  { state, workspace, engine }: Preferences,
  snapshot: Snapshot | null,
  words: (typeof settingWords)["en"],
  { screens, engineProducts }: ScreenMessages,
): Fact[] {
  const connected = snapshot?.engine.kind === "connected" ? snapshot.engine.facts : null;
  return [
    { label: words.state, hint: words.stateHint, value: stateWords() },
    {
      label: words.workspace,
      hint: words.workspaceHint,
      value: workspace === "auto" ? words.automaticWorkspace : workspace.path,
    },
    { label: words.engine, hint: screens.home.facts.engineHint, value: engineWords() },
  ];

  function stateWords(): string {
    if (state.kind === "bind") return state.path;
    if (state.kind === "volume") return words.volume(state.name);
    if (!connected) return words.automatic;
    return connected.sharesHostFiles ? words.automaticState.bind : words.automaticState.volume;
  }

  function engineWords(): string {
    if (connected) return screens.home.facts.engineUsed(engineProducts[connected.product], connected.version);
    return engine ?? words.engineSearch;
  }
}
