import type { PreferenceKey } from "@rockpool/gateway-core/contract/settings/preferences";
import { useAppState, useMessages } from "../../state/app-context.tsx";
import type { SettingWords } from "./read-setting.ts";

/** What the environment says instead of a setting, or what one that is left to Rockpool comes to. */
export function useSettingNote(words: SettingWords): (name: PreferenceKey) => string | undefined {
  const { screens, engineProducts } = useMessages();
  const snapshot = useAppState((state) => state.snapshot);
  const preferences = useAppState((state) => state.preferences);
  const { image, port, stateDir, workspaceDir } = snapshot?.wish.overrides ?? {};
  const overrides: Partial<Record<PreferenceKey, string | number | undefined>> = {
    ...{ image, port, state: stateDir, workspace: workspaceDir },
  };
  const facts = snapshot?.engine.kind === "connected" ? snapshot.engine.facts : null;

  return (name) => {
    const override = overrides[name];
    if (override !== undefined) return words.overridden(String(override));
    if (name === "state" && preferences?.state.kind === "auto") {
      if (facts === null) return words.chosenByRockpool;
      return facts.sharesHostFiles ? words.automaticState.bind : words.automaticState.volume;
    }
    if (name !== "engine") return undefined;
    if (facts === null) return preferences?.engine === null ? words.engineSearch : undefined;
    return screens.home.facts.engineUsed(engineProducts[facts.product], facts.version);
  };
}
