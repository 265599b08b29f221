import type { CallInput } from "@rockpool/gateway-core/contract/calls";
import type { Preferences, PreferencesPatch } from "@rockpool/gateway-core/contract/settings/preferences";
import { isWholePath } from "../images/path-field.tsx";

export interface StorageDraft {
  /** What the fields show; empty where Rockpool chooses. */
  readonly state: string;
  readonly workspace: string;
  /** Other than the settings. */
  readonly changed: boolean;
  readonly valid: boolean;
  readonly patch: Pick<PreferencesPatch, "state" | "workspace">;
  /** To ask where the data would live; without what cannot be a path. */
  readonly question: CallInput<"setup.storage">;
}

/** What was typed into the fields for the two folders, on top of the settings. A named volume is kept while nothing is typed. */
export function storageDraft(
  typed: { readonly state?: string | undefined; readonly workspace?: string | undefined },
  preferences: Preferences | null,
): StorageDraft {
  const kept = {
    state: preferences?.state.kind === "bind" ? preferences.state.path : "",
    workspace: preferences && preferences.workspace !== "auto" ? preferences.workspace.path : "",
  };
  const state = typed.state ?? kept.state;
  const workspace = typed.workspace ?? kept.workspace;
  const patch: { state?: PreferencesPatch["state"]; workspace?: PreferencesPatch["workspace"] } = {};
  if (typed.state !== undefined && state.trim() !== kept.state)
    patch.state = state.trim() === "" ? { kind: "auto" } : { kind: "bind", path: state.trim() };
  if (typed.workspace !== undefined && workspace.trim() !== kept.workspace)
    patch.workspace = workspace.trim() === "" ? "auto" : { path: workspace.trim() };
  const fits = (text: string) => text.trim() === "" || isWholePath(text);
  const question = {
    ...(patch.state && fits(state) ? { state: patch.state } : {}),
    ...(patch.workspace && fits(workspace) ? { workspace: patch.workspace } : {}),
  };
  return {
    state,
    workspace,
    changed: Object.keys(patch).length > 0,
    valid: fits(state) && fits(workspace),
    patch,
    question,
  };
}
