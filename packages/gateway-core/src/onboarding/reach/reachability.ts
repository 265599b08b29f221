import { z } from "zod";
import { RockpoolError } from "../../contract/rockpool-error.ts";
import { ReachabilityRow } from "../../contract/setup.ts";
import type { ContainerSpec } from "../../engine/container-spec.ts";
import type { ContainerDetails, Engine } from "../../engine/engine.ts";
import { textWithin } from "../../engine/text-within.ts";
import { oneOffSpec } from "../../gateway/one-off-spec.ts";
import { type ObserveInput, observe } from "../../lifecycle/observe.ts";
import type { Observed } from "../../lifecycle/observed.ts";
import { parseConfig, readConfig } from "../../openclaw/config-file.ts";
import { configOfState } from "../config-of-state.ts";
import type { ProbeJob } from "./probe-hosts.ts";
import { probeProgram } from "./probe-program.ts";
import { type ReachTarget, reachTargets } from "./reach-targets.ts";

export interface ReachabilityInput extends ObserveInput {
  /** Our gateway, where it runs: the answer is then that of its own network. */
  running: ContainerDetails | null;
  /** For tests; milliseconds for every host, all at once. */
  limitMs?: number;
}

/** What a container and its program take at most to begin and to end, besides the hosts' own time. */
const aroundMs = 20_000;

/**
 * Whom the gateway can reach from where it runs: in its own container or, while it is stopped, in one that is made for this
 * and has nothing mounted. A host that cannot be reached is a row, never a failure; what could not be asked is `unknown`.
 * Throws EngineError, and RockpoolError `image-missing` where there is nothing to ask with.
 */
export async function reachability(input: ReachabilityInput): Promise<ReachabilityRow[]> {
  const { engine, running, limitMs = 8000 } = input;
  const signal = AbortSignal.timeout(limitMs + aroundMs);
  if (running !== null) {
    const targets = reachTargets(await configIn(engine, running.id));
    return rows(targets, await inGateway(engine, running.id, { targets, limitMs }, signal));
  }
  const observed = await observe(input);
  const targets = reachTargets(await configAtRest(input, observed));
  return rows(targets, await inOneOff(engine, probeSpec(observed), { targets, limitMs }, signal));
}

type Config = Readonly<Record<string, unknown>> | null;

/** One that does not parse names nobody. */
async function configIn(engine: Engine, containerId: string): Promise<Config> {
  try {
    return (await readConfig(engine, containerId))?.value ?? null;
  } catch (error) {
    if (error instanceof RockpoolError) return null;
    throw error;
  }
}

async function configAtRest({ engine, memory }: ObserveInput, observed: Observed): Promise<Config> {
  if (observed.ours !== null) return configIn(engine, observed.ours.id);
  const image = observed.image?.id ?? null;
  const locator = observed.wished.stateLocator;
  const text = await configOfState({ engine, instanceId: memory.instanceId, locator, image });
  try {
    return text === null ? null : parseConfig(text);
  } catch {
    return null;
  }
}

async function inGateway(
  engine: Engine,
  id: string,
  job: ProbeJob,
  signal: AbortSignal,
): Promise<string | null> {
  const session = await engine.exec(id, {
    command: ["node", "-e", probeProgram],
    env: environment(job.targets),
    stdin: true,
    tty: false,
  });
  session.exit.catch(() => {});
  try {
    session.stderr.resume();
    session.stdin.on("error", () => {});
    session.stdin.end(JSON.stringify(job));
    const text = await unlessLate(textWithin(session.stdout), signal);
    // A connection that broke looks like an output that ended.
    await unlessLate(session.exit, signal);
    return text;
  } finally {
    session.close();
  }
}

async function inOneOff(
  engine: Engine,
  spec: ContainerSpec,
  job: ProbeJob,
  signal: AbortSignal,
): Promise<string | null> {
  const { id } = await engine.createContainer({ ...spec, env: { ...spec.env, ...environment(job.targets) } });
  try {
    const session = await engine.attach(id, { tty: false });
    try {
      session.stderr.resume();
      session.stdin.on("error", () => {});
      await engine.startContainer(id);
      session.stdin.end(JSON.stringify(job));
      const text = await unlessLate(textWithin(session.stdout), signal);
      // A connection that broke looks like an output that ended.
      if (text === "") await engine.ping();
      return text;
    } finally {
      session.close();
    }
  } finally {
    // It removes itself; one that hangs does not.
    await engine.removeContainer(id, { force: true }).catch(() => {});
  }
}

/** Like the gateway to the network, and nothing to the state. */
function probeSpec({ wished, image }: Observed): ContainerSpec {
  if (image === null) {
    throw new RockpoolError({
      code: "image-missing",
      message: `The engine has no image ${wished.spec.image} to look from`,
      facts: { image: wished.spec.image },
      actions: [{ kind: "pull-image", value: wished.spec.image }],
    });
  }
  const spec = oneOffSpec(wished, { args: [], tty: false, stdin: true });
  return { ...spec, entrypoint: ["node"], command: ["-e", probeProgram], mounts: [] };
}

/** Names are looked up by threads, of which there are four: a name service that is silent would hold up all others. */
function environment(targets: readonly ReachTarget[]): Record<string, string> {
  return { UV_THREADPOOL_SIZE: String(targets.length + 4) };
}

async function unlessLate<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  const late = new Promise<null>((resolve) => {
    if (signal.aborted) resolve(null);
    else signal.addEventListener("abort", () => resolve(null), { once: true });
  });
  return Promise.race([work, late]);
}

const Answer = z.object({
  id: z.string(),
  outcome: ReachabilityRow.shape.outcome.catch("unknown"),
  detail: z.string().nullable().catch(null),
  tookMs: z.number().catch(0),
});

function rows(targets: readonly ReachTarget[], said: string | null): ReachabilityRow[] {
  const answers = new Map(parse(said).map((answer) => [answer.id, answer]));
  return targets.map(({ id, host, port }) => {
    const { outcome = "unknown", detail = null, tookMs = 0 } = answers.get(id) ?? {};
    const target = port === null ? host : `${host.includes(":") ? `[${host}]` : host}:${port}`;
    return { id, target, outcome, detail: detail === null ? null : shown(detail), tookMs };
  });
}

function parse(said: string | null): z.output<typeof Answer>[] {
  const line = said?.split("\n").findLast((each) => each.startsWith("["));
  try {
    return z.array(Answer).parse(JSON.parse(line ?? "[]"));
  } catch {
    return [];
  }
}

/** A server's words, which may be anything. */
function shown(detail: string): string {
  return detail.replace(/\p{Cc}+/gu, " ").slice(0, 200);
}
