import { mkdirSync } from "node:fs";
import type { CallInput } from "../contract/calls.ts";
import type { Failure } from "../contract/failure.ts";
import { toFailure } from "../contract/rockpool-error.ts";
import type { Preferences } from "../contract/settings/preferences.ts";
import { type Discovery, discoverEngine } from "../engine/discover-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { thisHost } from "../host/host.ts";
import { silentLogger } from "../host/logger.ts";
import { rockpoolDirs } from "../host/rockpool-dirs.ts";
import { localBridge } from "../router/local-bridge.ts";
import { createService } from "../service.ts";
import { settingsFileOptions, settingsPath } from "../settings/settings-file.ts";
import { openSettings } from "../settings/settings-store.ts";

/** What a Rockpool process of its own shall do; its home, user and surroundings are those of the process. */
export interface ChildWish {
  preferences?: Partial<Preferences>;
  /**
   * `look` answers with the first snapshot that knows something, `start` with the one after the start has ended, `demo` with
   * the one in which a demo runs or has failed.
   */
  act: "look" | "start" | "demo";
  start?: CallInput<"gateway.start">;
  /** Ends itself by SIGKILL around this request to the engine, or as soon as this step of the operation, or of the demo, is seen. */
  dieAt?: { request: keyof Engine; when: "before" | "after" } | { step: string };
}

/** One line of standard output. */
export type ChildLine = { kind: "snapshot"; snapshot: unknown } | { kind: "failure"; failure: Failure };

const wish = JSON.parse(process.argv[2] ?? "{}") as ChildWish;
const die = () => process.kill(process.pid, "SIGKILL");

try {
  await run();
} catch (error) {
  tell({ kind: "failure", failure: toFailure(error) });
}

async function run(): Promise<void> {
  const host = thisHost();
  const { config } = rockpoolDirs(host);
  // env-paths, below conf, asks for a home while it loads and throws where there is none.
  process.env.HOME ??= config;
  const { default: Conf } = await import("conf");
  const settings = openSettings(
    () => {
      mkdirSync(config, { recursive: true, mode: 0o700 });
      return new Conf<Record<string, unknown>>({ ...settingsFileOptions(config), configName: "settings" });
    },
    { path: settingsPath(config) },
  );
  if (wish.preferences !== undefined) settings.setPreferences(wish.preferences);
  const service = createService({ host, settings, log: silentLogger, appVersion: "test", discover });
  const bridge = localBridge(service.handlers, service.sources);
  const over = new Promise<void>((resolve) => {
    bridge.subscribe("snapshot", {}, (snapshot) => {
      const { operation, engine } = snapshot;
      const demo = snapshot.demo?.step ?? snapshot.demo?.state;
      const doing = operation?.steps.find(({ state }) => state === "doing")?.id ?? demo;
      if (wish.dieAt !== undefined && "step" in wish.dieAt && doing === wish.dieAt.step) die();
      const settled = {
        look: engine.kind !== "searching",
        start: (operation?.state ?? "running") !== "running",
        demo: demo === "running" || demo === "failed",
      };
      if (!settled[wish.act]) return;
      tell({ kind: "snapshot", snapshot });
      resolve();
    });
  });
  if (wish.act !== "look") {
    const reply = await (wish.act === "demo"
      ? bridge.call("demo.start", {})
      : bridge.call("gateway.start", wish.start ?? {}));
    if (reply.ok) await over;
    else tell({ kind: "failure", failure: reply.failure });
  } else await over;
  await service.close();
  settings.close();
}

async function discover(input: Parameters<typeof discoverEngine>[0]): Promise<Discovery> {
  const found = await discoverEngine(input);
  const { dieAt } = wish;
  if (found.engine === null || dieAt === undefined || "step" in dieAt) return found;
  return { ...found, engine: mortal(found.engine, dieAt.request, dieAt.when) };
}

/** The engine, but for one request that is the last thing this process does. */
function mortal(engine: Engine, request: keyof Engine, when: "before" | "after"): Engine {
  return new Proxy(engine, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== "function") return value;
      const method = value.bind(target) as (...args: unknown[]) => unknown;
      if (name !== request) return method;
      return async (...args: unknown[]) => {
        if (when === "before") die();
        await method(...args);
        die();
      };
    },
  });
}

function tell(line: ChildLine): void {
  process.stdout.write(`${JSON.stringify(line)}\n`);
}
