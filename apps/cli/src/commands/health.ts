import type { HealthReport } from "@rockpool/gateway-core/contract/health-report";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import type { Style } from "../terminal/style.ts";

export async function health(context: Context, { deep }: { deep: boolean }): Promise<number> {
  const { output, messages } = context;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const report = await ask(bridge, "gateway.health", { deep });
  if (output.json) output.document(report);
  else for (const line of healthLines(report, messages, output.style)) output.line(line);
  return report.ok ? exitCode.ok : exitCode.notHealthy;
}

export function healthLines(report: HealthReport, messages: Messages, style: Style): string[] {
  const words = messages.cli.health;
  const lines = [report.ok ? `${style.good("●")} ${words.well}` : `${style.bad("▲")} ${words.unwell}`];
  const section = (title: string, rows: string[], empty: string) => {
    lines.push("", style.strong(title));
    for (const row of rows.length > 0 ? rows : [style.dim(empty)]) lines.push(`  ${row}`);
  };
  section(
    words.channels,
    report.channels.map(({ label, configured, state, detail }) => {
      const tone = state === "ok" ? style.good : state === "failing" ? style.bad : style.dim;
      const said = configured ? words.channelState[state] : words.notConfigured;
      return `${label}  ${tone(said)}${detail ? style.dim(`  ${detail}`) : ""}`;
    }),
    words.none,
  );
  section(
    words.agents,
    report.agents.map(({ name, isDefault, sessions }) => {
      const facts = [isDefault ? words.isDefault : null, sessions === null ? null : words.sessions(sessions)];
      return `${name}  ${style.dim(facts.filter((fact) => fact !== null).join(", "))}`.trimEnd();
    }),
    words.none,
  );
  section(
    words.plugins,
    [
      ...(report.plugins.loaded.length > 0 ? [report.plugins.loaded.join(", ")] : []),
      ...report.plugins.errors.map(({ id, message }) => `${style.bad(id)}  ${message}`),
    ],
    words.none,
  );
  if (report.findings !== null) {
    section(
      words.findings,
      report.findings.map(({ severity, message }) => {
        const tone = severity === "error" ? style.bad : severity === "warning" ? style.warn : style.dim;
        return `${tone(words.severity[severity])}  ${message.replaceAll("\n", "\n    ")}`;
      }),
      words.noFindings,
    );
  }
  return lines;
}
