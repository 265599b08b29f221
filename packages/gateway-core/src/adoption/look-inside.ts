import type { Answer } from "../contract/answer.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { textWithin } from "../engine/text-within.ts";
import { statePath } from "../gateway/container-paths.ts";
import { agentAtWork } from "../openclaw/agent-at-work.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { gatewayAuth } from "../openclaw/gateway-auth.ts";

/** Longest that a preview waits for either. */
const limitMs = 5000;

/** What only a running container tells: how much the copy will hold, and whether an agent works. Never rejects. */
export async function lookInside(
  engine: Engine,
  details: ContainerDetails,
): Promise<{ stateBytes: number | null; agentAtWork: Answer }> {
  if (details.status !== "running") return { stateBytes: null, agentAtWork: "no" };
  const [stateBytes, atWork] = await Promise.all([
    within(sizeOf(engine, details), null),
    within(atWorkIn(engine, details), "unknown" as const),
  ]);
  return { stateBytes, agentAtWork: atWork };
}

async function sizeOf(engine: Engine, { id }: ContainerDetails): Promise<number | null> {
  const session = await engine.exec(id, { command: ["du", "-sk", statePath], stdin: false, tty: false });
  session.stderr.resume();
  const [output] = await Promise.all([textWithin(session.stdout), session.exit]);
  const [, kilobytes] = /^(\d+)\s/.exec(output ?? "") ?? [];
  return kilobytes === undefined ? null : Number(kilobytes) * 1024;
}

async function atWorkIn(engine: Engine, { id, env }: ContainerDetails): Promise<Answer> {
  const { openRpc } = await import("../openclaw/open-rpc.ts");
  const config = await readConfig(engine, id);
  const signal = AbortSignal.timeout(limitMs);
  const rpc = await openRpc(engine, id, gatewayAuth(config?.value ?? null, env), { signal });
  try {
    return await agentAtWork(rpc);
  } finally {
    rpc.close();
  }
}

async function within<T>(asked: Promise<T>, otherwise: T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<T>((resolve) => {
    timer = setTimeout(() => resolve(otherwise), limitMs);
  });
  try {
    return await Promise.race([asked.catch(() => otherwise), over]);
  } finally {
    clearTimeout(timer);
  }
}
