import Conf from "conf";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { createService } from "../../service.ts";
import { settingsFileOptions, settingsPath } from "../../settings/settings-file.ts";
import { openSettings } from "../../settings/settings-store.ts";

/** A Rockpool process of its own that starts the gateway and kills itself at a chosen request to the engine. */
export interface KilledStart {
  homeDir: string;
  endpoint: string;
  config: string;
  verb: keyof Engine;
  /** Which request of that verb, from 1. */
  nth: number;
  when: "before" | "after";
}

const plan = JSON.parse(process.argv[2] ?? "{}") as KilledStart;
const settings = openSettings(
  () => new Conf<Record<string, unknown>>({ ...settingsFileOptions(plan.config), configName: "settings" }),
  { path: settingsPath(plan.config) },
);
const service = createService({
  host: { ...thisHost(), homeDir: plan.homeDir },
  settings,
  log: silentLogger,
  appVersion: "test",
  async discover() {
    const engine = await connectDockerode(plan.endpoint);
    return { engine: deadly(engine), facts: await engine.facts(), report: [], failure: null };
  },
});
await service.handlers["gateway.start"]({ overrides: {}, useExistingState: false });

function deadly(engine: Engine): Engine {
  let count = 0;
  return new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      if (name !== plan.verb) return value.bind(target) as unknown;
      return async (...args: unknown[]) => {
        count += 1;
        if (count === plan.nth && plan.when === "before") die();
        const result: unknown = await Reflect.apply(value, target, args);
        if (count === plan.nth) die();
        return result;
      };
    },
  });
}

function die(): void {
  process.kill(process.pid, "SIGKILL");
}
