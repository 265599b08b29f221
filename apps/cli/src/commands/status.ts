import { join } from "node:path";
import type { Preferences } from "@rockpool/gateway-core/contract/settings/preferences";
import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import { statusLine } from "@rockpool/messages/status-line";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv } from "../overrides.ts";
import { isSettled, settledSnapshot } from "../settled-snapshot.ts";
import { liveRegion } from "../terminal/live-region.ts";
import { printFailure } from "../terminal/print-failure.ts";
import { statusLines } from "../terminal/status-lines.ts";
import { untilStopped } from "../until-stopped.ts";

export async function status(context: Context, { watch }: { watch: boolean }): Promise<number> {
  const { bridge } = await context.service();
  const { workspaceDir } = overridesFromEnv(context.host, context.messages);
  const workspace = workspaceDir ?? workspaceOf(await ask(bridge, "settings.get", {}), context.host.homeDir);
  if (watch) return follow(context, workspace);
  const snapshot = (await settledSnapshot(bridge)) ?? (await ask(bridge, "snapshot.get", {}));
  show(context, snapshot, workspace);
  return exitCodeOfPhase(snapshot.phase);
}

/** 0 says that the gateway is up and well: anything else is worth a script's attention. */
export function exitCodeOfPhase(phase: Phase): number {
  if (phase === "running") return exitCode.ok;
  return phase === "no-engine" || phase === "engine-stopped" ? exitCode.noEngine : exitCode.notHealthy;
}

function show(context: Context, snapshot: Snapshot, workspace: string | null): void {
  const { output, messages } = context;
  if (output.json) {
    output.document(statusDocument(context, snapshot, workspace));
    return;
  }
  for (const line of statusLines({ snapshot, workspace }, context.now(), messages, output.style)) {
    output.line(line);
  }
  if (snapshot.failure && snapshot.operation?.state !== "running")
    printFailure(snapshot.failure, output, messages);
  else if (snapshot.engine.kind === "unavailable") showEngine(context, snapshot.engine);
}

function showEngine(
  { output, messages }: Context,
  engine: Extract<Snapshot["engine"], { kind: "unavailable" }>,
): void {
  printFailure(engine.failure, output, messages);
  if (engine.report.length > 0) output.error(output.errorStyle.dim(`  ${messages.cli.status.tried}`));
  for (const { source, endpoint, outcome, detail } of engine.report) {
    const why = detail ? `${outcome}, ${detail}` : outcome;
    output.error(
      output.errorStyle.dim(`    ${source === endpoint ? source : `${source} ${endpoint}`}: ${why}`),
    );
  }
}

function statusDocument({ messages, now }: Context, snapshot: Snapshot, workspace: string | null) {
  return { status: statusLine(snapshot, messages, now()), workspace, ...snapshot };
}

/** Until Ctrl-C: redrawn in a terminal, a line per change in a pipe, a document per change with --json. */
async function follow(context: Context, workspace: string | null): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  const inTerminal = context.stdout.isTTY === true && !output.json;
  const region = liveRegion(
    (text) => context.stdout.write(text),
    () => context.stdout.columns || 80,
  );
  let latest: Snapshot | null = null;
  let lastLine = "";
  const draw = () => {
    if (latest)
      region.show(statusLines({ snapshot: latest, workspace }, context.now(), messages, output.style));
  };
  const unsubscribe = bridge.subscribe("snapshot", {}, (snapshot) => {
    latest = snapshot;
    if (!isSettled(snapshot)) return;
    if (inTerminal) return draw();
    if (output.json) return output.document(statusDocument(context, snapshot, workspace));
    const line = statusLine(snapshot, messages, context.now());
    if (line !== lastLine) output.line(line);
    lastLine = line;
  });
  const ticking = inTerminal ? setInterval(draw, 1_000) : undefined;
  const code = await untilStopped(context);
  clearInterval(ticking);
  unsubscribe();
  return code;
}

/** Where the agent's files are: the setting, else in a state folder that was chosen, or the documentation's folder. */
function workspaceOf({ workspace, state }: Preferences, home: string | null): string | null {
  if (workspace !== "auto") return workspace.path;
  if (state.kind === "bind") return join(state.path, "workspace");
  return home === null ? null : join(home, ".openclaw", "workspace");
}
