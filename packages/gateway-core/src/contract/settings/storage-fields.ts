import { StorageChoice, WorkspaceChoice } from "../storage-choice.ts";
import { isAutomatic, type SettingField } from "./setting-field.ts";

/** Typed as `auto`, `bind:/full/path` or `volume:name`. */
export const stateField: SettingField<typeof StorageChoice> = {
  schema: StorageChoice,
  control: { kind: "state" },
  fromText(typed) {
    if (isAutomatic(typed)) return { kind: "auto" };
    const [, kind, rest] = /^(bind|volume):(.+)$/s.exec(typed) ?? [];
    return kind === "bind" ? { kind, path: rest } : kind === "volume" ? { kind, name: rest } : typed;
  },
  toText(state) {
    if (state.kind === "auto") return state.kind;
    return state.kind === "bind" ? `bind:${state.path}` : `volume:${state.name}`;
  },
};

/** Typed as `auto` or a folder. */
export const workspaceField: SettingField<typeof WorkspaceChoice> = {
  schema: WorkspaceChoice,
  control: { kind: "workspace" },
  fromText: (typed) => (isAutomatic(typed) ? "auto" : { path: typed }),
  toText: (workspace) => (workspace === "auto" ? workspace : workspace.path),
};
