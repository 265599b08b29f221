import { settingEntry } from "@rockpool/gateway-core/contract/settings/preferences";
import { ask } from "../ask.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { overridesFromEnv } from "../overrides.ts";
import { runOperation } from "../run-operation.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { showPlan } from "../show-plan.ts";
import { printable } from "../terminal/printable.ts";
import { addressOf, sayOverrides } from "./up.ts";

/** What the container is not made of yet. */
export async function configDiff(context: Context): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.config;
  const { bridge } = await context.service();
  await settledSnapshot(bridge);
  const { changes, container, interrupts } = await ask(bridge, "settings.preview", {
    overrides: overridesFromEnv(context.host, messages),
  });
  if (output.json) {
    const byKey = changes.map(({ name, ...change }) => ({ key: settingEntry(name).key, ...change }));
    output.document({ changes: byKey, container, interrupts });
    return exitCode.ok;
  }
  if (changes.length === 0) output.line(words.noDifference);
  for (const { name, from, to } of changes) output.line(words.change(settingEntry(name).key, from, to));
  const lines = [
    ...container.removed.map((line) => `- ${printable(line)}`),
    ...container.added.map((line) => `+ ${printable(line)}`),
  ];
  if (lines.length > 0)
    for (const line of ["", output.style.strong(words.container), ...lines]) output.line(line);
  if (interrupts) output.note(words.interrupts);
  return exitCode.ok;
}

/** Into the container, if it runs. */
export async function configApply(
  context: Context,
  { dryRun = false }: { dryRun?: boolean },
): Promise<number> {
  const words = context.messages.cli.config;
  const overrides = overridesFromEnv(context.host, context.messages);
  sayOverrides(context, overrides);
  if (dryRun) return showPlan(context, { kind: "apply", overrides });
  return runOperation(context, {
    call: "settings.apply",
    input: { overrides },
    done: (snapshot, operation) => {
      if (operation !== null) return words.applied(addressOf(snapshot));
      return snapshot.gateway.container?.status === "running" ? words.nothingToApply : words.notRunning;
    },
  });
}
