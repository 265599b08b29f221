import Conf from "conf";
import type { ChangeJournal } from "../../contract/change-journal.ts";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { createService } from "../../service.ts";
import { settingsFileOptions, settingsPath } from "../../settings/settings-file.ts";
import { openSettings, type SettingsStore } from "../../settings/settings-store.ts";

/** A Rockpool process of its own that changes the version and kills itself around a request or an entry of its journal. */
export interface KilledChange {
  homeDir: string;
  endpoint: string;
  config: string;
  reference: string;
  at: { verb: keyof Engine; nth: number } | { stage: ChangeJournal["stage"] | "over" };
  when: "before" | "after";
}

const plan = JSON.parse(process.argv[2] ?? "{}") as KilledChange;
const settings = openSettings(
  () => new Conf<Record<string, unknown>>({ ...settingsFileOptions(plan.config), configName: "settings" }),
  { path: settingsPath(plan.config) },
);
const service = createService({
  host: { ...thisHost(), homeDir: plan.homeDir },
  settings: deadlySettings(settings),
  log: silentLogger,
  appVersion: "test",
  limits: { settleMs: 500, noProgressMs: 20_000 },
  async discover() {
    const engine = await connectDockerode(plan.endpoint);
    return { engine: deadlyEngine(engine), facts: await engine.facts(), report: [], failure: null };
  },
});
await service.handlers["gateway.change"]({ reference: plan.reference, rehearse: false });

function deadlySettings(store: SettingsStore): SettingsStore {
  const { at, when } = plan;
  if (!("stage" in at)) return store;
  return {
    ...store,
    remember(patch) {
      const isIt = "change" in patch && (patch.change?.stage ?? "over") === at.stage;
      if (isIt && when === "before") die();
      store.remember(patch);
      if (isIt) die();
    },
  };
}

function deadlyEngine(engine: Engine): Engine {
  const { at, when } = plan;
  if (!("verb" in at)) return engine;
  let count = 0;
  return new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (name !== at.verb) return value.bind(target) as unknown;
      return async (...args: unknown[]) => {
        count += 1;
        if (count === at.nth && when === "before") die();
        const result: unknown = await Reflect.apply(value, target, args);
        if (count === at.nth) die();
        return result;
      };
    },
  });
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
