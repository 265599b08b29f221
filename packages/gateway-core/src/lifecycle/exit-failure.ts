import type { Failure, FailureAction } from "../contract/failure.ts";
import type { ContainerDetails, Engine } from "../engine/engine.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { isConfigurationExit } from "../openclaw/configuration-exit.ts";
import { gatewayAuth } from "../openclaw/gateway-auth.ts";

/** 128 + SIGKILL: what a container ends with when memory ran out, or when somebody killed it. */
const killedExitCode = 137;
/** Lines of the gateway's log that go with a failure. */
const detailLines = 50;

export interface ExitFacts {
  exitCode: number;
  oomKilled: boolean;
  /** The last lines, secrets replaced. */
  log: string;
  /** A repair was just tried: offering it again would be going in circles. */
  repaired: boolean;
}

/** Why a gateway that ended by itself did so, as far as its exit tells. Source: facts of exit codes in `openclaw`'s docs. */
export function exitFailure({ exitCode, oomKilled, log, repaired }: ExitFacts): Failure {
  const common = { facts: { exitCode: String(exitCode) }, ...(log === "" ? {} : { detail: log }) };
  if (isConfigurationExit(exitCode, log)) {
    const actions: FailureAction[] = repaired ? [] : [{ kind: "repair" }];
    return {
      code: "gateway-configuration",
      message: `The gateway ended with exit code ${exitCode}`,
      ...common,
      actions,
    };
  }
  const actions: FailureAction[] = [{ kind: "retry" }];
  // A child of the gateway may have been killed alone: then the code is the gateway's own.
  if (oomKilled && exitCode === killedExitCode) {
    return { code: "gateway-out-of-memory", message: "The engine ended it for memory", ...common, actions };
  }
  return {
    code: "gateway-crashed",
    message: `The gateway ended with exit code ${exitCode}`,
    ...common,
    actions,
  };
}

/** The end of the log as text, for the detail of a failure. Never throws: evidence is welcome, not needed. */
export async function lastLines(engine: Engine, details: Pick<ContainerDetails, "id">): Promise<string> {
  try {
    const [{ readLogs }, secrets] = await Promise.all([
      import("../logs/follow-logs.ts"),
      secretsOf(engine, details.id),
    ]);
    const entries = await readLogs(engine, details.id, { tail: detailLines, secrets });
    return entries.map(({ text }) => text).join("\n");
  } catch {
    return "";
  }
}

/** A failure's detail is copied into bug reports: what is no secret by its looks may be one by config or environment. */
export async function secretsOf(engine: Engine, id: string): Promise<string[]> {
  const [config, details] = await Promise.all([
    readConfig(engine, id).catch(() => null),
    engine.inspectContainer(id).catch(() => null),
  ]);
  const env = details?.env ?? {};
  // A container that somebody made by hand may carry more than the one that is used.
  const { secret } = gatewayAuth(config?.value ?? null, env);
  const all = [secret, env.OPENCLAW_GATEWAY_TOKEN, env.OPENCLAW_GATEWAY_PASSWORD];
  return all.filter((each) => typeof each === "string");
}
