import { withoutOurLabels } from "../compose/without-our-labels.ts";
import type { CallName, Handlers } from "../contract/calls.ts";
import type { Overrides } from "../contract/overrides.ts";
import type { SettingsPreview } from "../contract/setting-calls.ts";
import type { PreferenceKey, Preferences, PreferencesPatch } from "../contract/settings/preferences.ts";
import { containerSettings, settingChanges } from "../contract/settings/setting-changes.ts";
import { dockerRunLine } from "../gateway/docker-run-line.ts";
import { specDifference } from "../gateway/spec-difference.ts";
import type { Host } from "../host/host.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { EngineLink } from "./engine-link.ts";
import type { Operations } from "./operations.ts";
import type { StateHolder } from "./service-state.ts";
import { wishedGateway } from "./wished-gateway.ts";

type Name = Extract<CallName, `settings.${string}`>;

export interface SettingsHandlersOptions {
  host: Host;
  settings: SettingsStore;
  state: StateHolder;
  link: Pick<EngineLink, "connected">;
  operations: Pick<Operations, "plan" | "request">;
}

/** What a person may set, what a change would mean, and its way into the container. */
export function settingsHandlers(options: SettingsHandlersOptions): Pick<Handlers, Name> {
  const { host, settings, state, link, operations } = options;

  /** What a command says, else what the gateway was started with. */
  const overriding = (given: Overrides | undefined): Overrides => ({ ...state.get().overrides, ...given });

  async function wishedOf(preferences: Preferences, overrides: Overrides) {
    const { engine, facts } = await link.connected();
    const image = await engine.inspectImage(overrides.image ?? preferences.image);
    return wishedGateway({ host, settings, state, engine: facts, preferences, overrides, image });
  }

  async function preview(patch: Partial<Preferences>, overrides: Overrides): Promise<SettingsPreview> {
    const now = settings.preferences();
    const after = { ...now, ...patch };
    const made = settings.memory().applied?.preferences ?? now;
    // What a container is made of counts from the container on, everything else from the settings.
    const changes = settingChanges({ ...now, ...containerSettings(made) }, after);
    const recreates = changes.some(({ applies }) => applies === "recreate");
    const [before, next] = recreates
      ? await Promise.all([wishedOf(made, overrides), wishedOf(after, overrides)])
      : [];
    return {
      changes,
      container: before && next ? specDifference(before.spec, next.spec) : { removed: [], added: [] },
      interrupts: recreates && state.get().container?.status === "running",
    };
  }

  async function apply(
    patch: Partial<Preferences>,
    overrides: Overrides,
  ): Promise<{ operationId: string | null }> {
    const before = settings.preferences();
    settings.setPreferences(patch);
    try {
      // Somebody else's is made of their own; ours is made of the settings when it is made.
      if (settings.memory().adopted !== null) return { operationId: null };
      if ((await operations.plan("apply", { overrides })).length === 0) return { operationId: null };
      return await operations.request("apply", { overrides });
    } catch (error) {
      // Refused, nothing was done: the settings are as they were, too.
      const names = Object.keys(patch) as PreferenceKey[];
      settings.setPreferences(Object.fromEntries(names.map((name) => [name, before[name]])));
      throw error;
    }
  }

  return {
    "settings.get": () => settings.preferences(),
    "settings.set": ({ patch }) => settings.setPreferences(defined(patch)),
    "settings.preview": ({ patch, overrides }) => preview(defined(patch), overriding(overrides)),
    "settings.apply": ({ patch, overrides }) => apply(defined(patch), overriding(overrides)),
    "settings.export": async ({ overrides }) => {
      const { exportProject } = await import("../compose/export-project.ts");
      const wished = await wishedOf(settings.preferences(), overriding(overrides));
      return { ...exportProject(wished), line: dockerRunLine(withoutOurLabels(wished.spec)) };
    },
    "settings.readFiles": async ({ compose, env, folder }) => {
      if (compose.length === 0) return (await import("../compose/import-env.ts")).importEnv(env);
      const [{ importProject }, { readEnv }] = await Promise.all([
        import("../compose/import-project.ts"),
        import("../compose/read-env.ts"),
      ]);
      return importProject({ texts: compose, variables: readEnv(env), folder });
    },
  };
}

/** Without what a caller left out. */
function defined(patch: PreferencesPatch): Partial<Preferences> {
  return Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined));
}
