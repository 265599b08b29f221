import fs from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import Conf from "conf";
import type { Bridge } from "../../contract/bridge.ts";
import type { CallInput, CallName, CallOutput } from "../../contract/calls.ts";
import type { Failure } from "../../contract/failure.ts";
import type { Operation } from "../../contract/operation.ts";
import type { Preferences } from "../../contract/settings/preferences.ts";
import type { Snapshot } from "../../contract/snapshot.ts";
import { connectDockerode } from "../../engine/dockerode-engine.ts";
import type { Engine } from "../../engine/engine.ts";
import { instanceLabel } from "../../gateway/labels.ts";
import { ownStageVolume } from "../../gateway/stage-volume.ts";
import { type Host, thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { dropKeptReferences } from "../../lifecycle/change/kept-reference.ts";
import type { Limits } from "../../lifecycle/limits.ts";
import { localBridge } from "../../router/local-bridge.ts";
import { createService, type Service, type ServiceOptions } from "../../service.ts";
import { settingsFileOptions, settingsPath } from "../../settings/settings-file.ts";
import { openSettings, type SettingsStore } from "../../settings/settings-store.ts";
import type { GatewayScript } from "../../testing/scripted-gateway/gateway-script.ts";
import { scriptedImage, writeScript } from "../../testing/scripted-gateway.ts";
import { testPort } from "../../testing/test-port.ts";

export const endpoint = "unix:///var/run/docker.sock";

/** Time for anything the tests wait for; a busy machine may need most of it. */
const patienceMs = 60_000;

/** A home, a port and an installation of their own on the real engine; `stop` takes everything away again. */
export interface Scratch {
  engine: Engine;
  dir: string;
  stateDir: string;
  port: number;
  host: Host;
  /** Opens a service as a new Rockpool process would; the one before should be closed. */
  open(limits?: Partial<Limits>, options?: { keepSettings?: boolean }): Opened;
  script(knobs: GatewayScript): Promise<void>;
  stop(): Promise<void>;
}

type OperationCall = Extract<
  CallName,
  | `gateway.${"start" | "stop" | "restart" | "remove" | "repair" | "change" | "rollBack"}`
  | "settings.apply"
  | `adoption.${"takeOver" | "undoTakeOver" | "giveBack" | "import"}`
>;

export interface Opened {
  service: Service;
  bridge: Bridge;
  settings: SettingsStore;
  snapshot(): Snapshot;
  /** The next snapshot that has it, this one included. */
  until(what: string, holds: (snapshot: Snapshot) => boolean): Promise<Snapshot>;
  call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>>;
  /** The failure of a call that must not succeed. */
  refused<K extends CallName>(name: K, input: CallInput<K>): Promise<Failure>;
  /** Asks for an operation and waits for its end. */
  run<K extends OperationCall>(name: K, input: CallInput<K>): Promise<Operation>;
  close(): Promise<void>;
}

export interface ScratchOptions {
  /** The engine as it shall be seen; the real one by default. */
  discover?: NonNullable<ServiceOptions["discover"]>;
  /** How long `until` and `run` wait, in milliseconds. */
  patienceMs?: number;
}

export async function scratch(
  preferences: Partial<Preferences> = {},
  options: ScratchOptions = {},
): Promise<Scratch> {
  const engine = await connectDockerode(endpoint);
  const dir = await fs.mkdtemp(path.join(os.tmpdir(), "rockpool-service-"));
  // The gateway's user must be able to get there.
  await fs.chmod(dir, 0o755);
  const stateDir = path.join(dir, "state");
  const port = await testPort();
  // Tests send nothing anywhere but to this computer itself: loopback's second address stands for one of a network.
  const host = { ...thisHost(), homeDir: dir, lanAddresses: ["127.0.0.2"] };
  const wish = {
    image: scriptedImage,
    port,
    engine: endpoint,
    state: { kind: "bind", path: stateDir } as const,
  };
  const opened: Opened[] = [];
  let instanceId = "";

  function open(limits: Partial<Limits> = {}, { keepSettings = false } = {}): Opened {
    const config = path.join(dir, "config");
    const settings = openSettings(
      () => new Conf<Record<string, unknown>>({ ...settingsFileOptions(config), configName: "settings" }),
      { path: settingsPath(config) },
    );
    if (!keepSettings) settings.setPreferences({ ...wish, ...preferences });
    instanceId = settings.memory().instanceId;
    const { discover } = options;
    const service = createService({
      ...{ host, settings, log: silentLogger, appVersion: "test", limits },
      ...(discover === undefined ? {} : { discover }),
    });
    const one = openedService(service, settings, options.patienceMs);
    opened.push(one);
    return one;
  }

  return {
    engine,
    dir,
    stateDir,
    port,
    host,
    open,
    async script(knobs) {
      await fs.mkdir(stateDir, { recursive: true, mode: 0o700 });
      if (host.uid === 0) await fs.chown(stateDir, 1000, 1000);
      await writeScript(stateDir, knobs);
    },
    async stop() {
      for (const one of opened) await one.close();
      const labels = [`${instanceLabel}=${instanceId}`];
      for (const { id } of await engine.listContainers({ all: true, labels })) {
        await engine.removeContainer(id, { force: true }).catch(() => {});
      }
      await dropKeptReferences(engine, instanceId, []);
      await engine.removeVolume(ownStageVolume(instanceId)).catch(() => {});
      // A container that ends may still write.
      await fs.rm(dir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}

export function openedService(
  service: Service,
  settings: SettingsStore,
  patience: number = patienceMs,
): Opened {
  const bridge = localBridge(service.handlers, service.sources);
  let snapshot: Snapshot | null = null;
  const waiting = new Set<() => void>();
  bridge.subscribe("snapshot", {}, (value) => {
    snapshot = value;
    for (const look of [...waiting]) look();
  });
  const current = () => {
    if (snapshot === null) throw new Error("no snapshot yet");
    return snapshot;
  };

  function until(what: string, holds: (value: Snapshot) => boolean): Promise<Snapshot> {
    return new Promise((resolve, reject) => {
      const finish = () => {
        waiting.delete(look);
        clearTimeout(timer);
      };
      const look = () => {
        if (!holds(current())) return;
        finish();
        resolve(current());
      };
      const timer = setTimeout(() => {
        finish();
        reject(new Error(`waited for ${what}, have ${JSON.stringify(current(), null, 1)}`));
      }, patience);
      waiting.add(look);
      look();
    });
  }

  async function call<K extends CallName>(name: K, input: CallInput<K>): Promise<CallOutput<K>> {
    const reply = await bridge.call(name, input);
    if (reply.ok) return reply.value;
    throw new Error(`${name}: ${JSON.stringify(reply.failure)}`);
  }

  return {
    service,
    bridge,
    settings,
    snapshot: current,
    until,
    call,
    async refused(name, input) {
      const reply = await bridge.call(name, input);
      if (!reply.ok) return reply.failure;
      throw new Error(`${name} was not refused`);
    },
    async run(name, input) {
      const { operationId } = await call(name, input);
      if (operationId === null) throw new Error(`${name} had nothing to do`);
      const { operation } = await until(
        `the end of ${name}`,
        (value) => value.operation?.id === operationId && value.operation.state !== "running",
      );
      if (operation === null) throw new Error("the operation vanished");
      return operation;
    },
    async close() {
      await service.close();
      settings.close();
    },
  };
}
