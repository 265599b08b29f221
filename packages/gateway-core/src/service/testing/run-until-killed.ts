import Conf from "conf";
import type { ImportJournal, TakeOverJournal } from "../../contract/adoption-journal.ts";
import type { ChangeJournal } from "../../contract/change-journal.ts";
import type { Memory } from "../../contract/settings.ts";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { createService } from "../../service.ts";
import { settingsFileOptions, settingsPath } from "../../settings/settings-file.ts";
import { openSettings, type SettingsStore } from "../../settings/settings-store.ts";

/** A Rockpool process of its own that begins something and kills itself around a request or an entry of its journal. */
export interface KilledRun {
  homeDir: string;
  endpoint: string;
  config: string;
  call:
    | "settings.apply"
    | "gateway.change"
    | "adoption.takeOver"
    | "adoption.undoTakeOver"
    | "adoption.import";
  input: unknown;
  /** Where the memory keeps the journal of it. */
  journal: "apply" | "change" | "takeOver" | "import";
  at: { verb: keyof Engine; nth: number } | { stage: Stage | "over" };
  when: "before" | "after";
}

type Stage = "applying" | ChangeJournal["stage"] | TakeOverJournal["stage"] | ImportJournal["stage"];

const plan = JSON.parse(process.argv[2] ?? "{}") as KilledRun;
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
const begin = service.handlers[plan.call] as (input: unknown) => Promise<unknown>;
await begin(plan.input);

function deadlySettings(store: SettingsStore): SettingsStore {
  const { at, when } = plan;
  if (!("stage" in at)) return store;
  return {
    ...store,
    remember(patch) {
      const isIt = plan.journal in patch && stageIn(patch) === at.stage;
      if (isIt && when === "before") die();
      store.remember(patch);
      if (isIt) die();
    },
  };
}

/** Settings have one stage. */
function stageIn(patch: Partial<Memory>): Stage | "over" {
  if (plan.journal === "apply") return patch.apply ? "applying" : "over";
  return patch[plan.journal]?.stage ?? "over";
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
