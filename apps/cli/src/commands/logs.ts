import { type LogEntry, logLevels } from "@rockpool/gateway-core/contract/log-entry";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { levelFilter } from "../terminal/level-filter.ts";
import type { Style } from "../terminal/style.ts";
import { untilStopped } from "../until-stopped.ts";

export interface LogsOptions {
  follow: boolean;
  tail: string;
  level: string | undefined;
}

export async function logs(context: Context, options: LogsOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.logs;
  const tail = Number(options.tail);
  if (!/^\d{1,6}$/.test(options.tail) || tail > 100_000) throw invalid("--tail", words.badTail(options.tail));
  const level = logLevels.find((known) => known === options.level);
  if (options.level !== undefined && !level) throw invalid("--level", words.badLevel(options.level));
  const wanted = levelFilter(level);
  const { bridge } = await context.service();
  const settled = await settledSnapshot(bridge);
  if (settled?.engine.kind === "connected" && !settled.gateway.container) output.note(words.noContainer);

  if (!options.follow) {
    const { entries } = tail === 0 ? { entries: [] } : await ask(bridge, "logs.read", { tail });
    const shown = entries.filter(wanted);
    if (output.json) output.document({ entries: shown });
    else for (const entry of shown) output.line(logLine(entry, output.style));
    return exitCode.ok;
  }

  let lastAt = Number.NEGATIVE_INFINITY;
  const unsubscribe = bridge.subscribe("logs", { tail }, ({ entries, reset, dropped }) => {
    // A tail that is read again, after the service went to another process, holds what was printed already.
    const isNew = ({ at }: LogEntry) => !reset || at === null || at > lastAt;
    const fresh = entries.filter(isNew);
    if (dropped > 0) output.note(output.errorStyle.dim(words.dropped(dropped)));
    for (const entry of fresh) {
      if (entry.at !== null) lastAt = Math.max(lastAt, entry.at);
      if (!wanted(entry)) continue;
      if (output.json) output.document(entry);
      else output.line(logLine(entry, output.style));
    }
  });
  const code = await untilStopped(context);
  unsubscribe();
  return code;
}

function logLine({ level, text }: LogEntry, style: Style): string {
  if (level === "error" || level === "fatal") return style.bad(text);
  if (level === "warn") return style.warn(text);
  return level === "debug" || level === "trace" ? style.dim(text) : text;
}

function invalid(field: string, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field } });
}
