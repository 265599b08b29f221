import type { Overrides } from "../contract/overrides.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { dockerLines } from "../gateway/docker-lines.ts";
import { dockerRunLine } from "../gateway/docker-run-line.ts";
import { oneOffSpec } from "../gateway/one-off-spec.ts";
import type { Host } from "../host/host.ts";
import { observe } from "../lifecycle/observe.ts";
import type { Observed } from "../lifecycle/observed.ts";
import { startFailure } from "../lifecycle/plan-failures.ts";
import { volumeLabels } from "../lifecycle/step-command.ts";
import { giveVolumes } from "../lifecycle/steps/own-volumes.ts";
import { makeDirectories } from "../lifecycle/steps/prepare-directories.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { SessionProcess } from "./openclaw-session.ts";

export interface CommandInput {
  args: readonly string[];
  tty: boolean;
  columns: number;
  rows: number;
}

/** OpenClaw's CLI in the image; source: upstream's compose file (`openclaw-cli`), valid in both eras. */
const cli = ["node", "dist/index.js"];

export function execLine(details: ContainerDetails, { args, tty }: CommandInput): string {
  return dockerLines.exec(details.name, [...cli, ...args], { tty });
}

/** In the running gateway: truly local to it, so that no pairing is asked for. */
export async function execCommand(
  engine: Engine,
  details: ContainerDetails,
  input: CommandInput,
): Promise<SessionProcess> {
  const session = await engine.exec(details.id, {
    command: [...cli, ...input.args],
    // There is no browser in there: links are printed.
    env: { BROWSER: "echo", ...(input.tty ? { TERM: "xterm-256color" } : {}) },
    stdin: true,
    tty: input.tty,
  });
  if (input.tty) await session.resize(input).catch(() => {});
  const { stdin, stdout, stderr, exit } = session;
  return {
    stdin,
    stdout,
    stderr,
    exit,
    resize: (size) => session.resize(size),
    async stop() {
      // The engine can end no exec: a terminal passes Ctrl-C on, anything else notices its closed input.
      if (input.tty) stdin.write("\u0003");
      session.close();
    },
  };
}

export interface OneOffQuestion {
  host: Host;
  connection: Connection;
  settings: SettingsStore;
  overrides: Overrides;
}

/** What a one-off container needs around it; refuses where a start of the gateway would be refused. */
export async function oneOffFor(
  { host, connection, settings, overrides }: OneOffQuestion,
  input: CommandInput,
): Promise<{ spec: ContainerSpec; observed: Observed; line: string }> {
  const unkept = settings.unkept();
  if (unkept !== null) throw new RockpoolError(unkept);
  const observed = await observe({
    engine: connection.engine,
    facts: connection.facts,
    host,
    preferences: settings.preferences(),
    memory: settings.memory(),
    overrides,
  });
  // It publishes nothing, so that a taken port is no obstacle.
  const answers = { useExistingState: false, wishedImageRuns: true };
  const failure = startFailure({ ...observed, port: { kind: "free" } }, answers);
  if (failure !== null) throw new RockpoolError(failure);
  const spec = oneOffSpec(observed.wished, { args: input.args, tty: input.tty });
  return { spec, observed, line: dockerRunLine(spec) };
}

/** In a container of its own, with the gateway's mounts and user, while the gateway is stopped. */
export async function runOneOff(
  { host, connection, settings }: OneOffQuestion,
  { spec, observed }: { spec: ContainerSpec; observed: Observed },
  input: CommandInput,
): Promise<SessionProcess> {
  const { engine } = connection;
  const { knownStates } = settings.memory();
  if (!knownStates.includes(observed.state.locator)) {
    settings.remember({ knownStates: [...knownStates, observed.state.locator] });
  }
  await makeDirectories(host, observed.missingDirectories);
  for (const { name } of observed.missingVolumes) await engine.createVolume(name, volumeLabels(observed));
  const { id } = await engine.createContainer(spec);
  try {
    await giveVolumes(engine, id, observed.wished);
    const { stdin, stdout, stderr, close } = await engine.attach(id, { tty: input.tty });
    const exit = engine.waitContainer(id, { next: true }).then(({ exitCode }) => exitCode);
    exit.catch(() => {});
    await engine.startContainer(id);
    if (input.tty) await engine.resizeContainer(id, input).catch(() => {});
    return {
      stdin,
      stdout,
      stderr,
      exit,
      resize: (size) => engine.resizeContainer(id, size),
      async stop() {
        await engine.stopContainer(id, 10).catch(() => {});
        close();
      },
    };
  } catch (error) {
    await engine.removeContainer(id, { force: true }).catch(() => {});
    throw error;
  }
}
