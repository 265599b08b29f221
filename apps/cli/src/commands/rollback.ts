import type { Checkpoint } from "@rockpool/gateway-core/contract/checkpoint";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Messages } from "@rockpool/messages/catalogue";
import { ask } from "../ask.ts";
import { confirm } from "../confirm.ts";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";
import { runOperation } from "../run-operation.ts";
import { settledSnapshot } from "../settled-snapshot.ts";
import { goesAndStays } from "../terminal/goes-and-stays.ts";
import { table } from "../terminal/table.ts";
import { imageWordsOf } from "./image/image-words-of.ts";
import { addressOf } from "./up.ts";

export interface RollbackOptions {
  id: string | undefined;
  list: boolean;
  workspace: boolean;
  yes: boolean;
}

export async function rollback(context: Context, options: RollbackOptions): Promise<number> {
  const { output, messages } = context;
  const words = messages.cli.rollback;
  const { bridge } = await context.service();
  const snapshot = await settledSnapshot(bridge);
  const { checkpoints } = await ask(bridge, "checkpoints.list", {});
  if (options.list) {
    if (output.json) output.document(checkpoints);
    else if (checkpoints.length === 0) output.note(words.none);
    else for (const line of listLines(checkpoints, messages)) output.line(line);
    return exitCode.ok;
  }
  const id = options.id ?? snapshot?.goBack?.checkpointId;
  const checkpoint = checkpoints.find((one) => one.id === id);
  if (!checkpoint) throw missing(id, messages);
  const { workspace } = options;
  if (workspace && !checkpoint.parts.some(({ name }) => name === "workspace")) {
    const message = words.noWorkspace(checkpoint.id);
    throw new RockpoolError({ code: "input-invalid", message, facts: { field: "--workspace" } });
  }
  if (!output.json && !(options.yes && output.quiet))
    for (const line of previewLines(context, checkpoint, workspace)) output.line(line);
  const refused = await confirm(context, {
    yes: options.yes,
    question: words.question,
    needsYes: words.needsYes,
    about: { checkpoint },
  });
  if (refused !== null) return refused;
  return runOperation(context, {
    call: "gateway.rollBack",
    // Always by its id: given again after a crash, "the newest" could be the copy of what we came from.
    input: { checkpointId: checkpoint.id, workspace },
    image: ({ gateway }) => gateway.container?.image ?? null,
    done(after) {
      const { image, version } = checkpoint;
      const now = after.gateway.container?.image ?? { ...image, version };
      return words.done(imageWordsOf(now, messages), addressOf(after));
    },
  });
}

function missing(id: string | undefined, { cli }: Messages): RockpoolError {
  const facts = id === undefined ? {} : { facts: { what: cli.rollback.copyCalled(id) } };
  return new RockpoolError({
    code: "checkpoint-missing",
    message: `no checkpoint ${id ?? "at all"}`,
    ...facts,
  });
}

function previewLines({ messages, output }: Context, checkpoint: Checkpoint, workspace: boolean): string[] {
  const words = messages.cli.rollback;
  const parts = checkpoint.parts.filter(({ name }) => workspace || name !== "workspace");
  const goesBack = [
    words.image(checkpoint.image.reference),
    ...parts.map(({ name, bytes }) => words.part(words.parts[name], bytes)),
  ];
  const stays = workspace ? [words.keepsNow] : [words.workspaceStays, words.keepsNow];
  const version = checkpoint.version ?? words.unknownVersion;
  return [
    output.style.strong(words.title(version, messages.units.dateTime(checkpoint.at))),
    ...goesAndStays([words.goesBack, goesBack], [words.stays, stays], output.style),
  ];
}

function listLines(checkpoints: readonly Checkpoint[], { cli, units }: Messages): string[] {
  const { columns, reasons, unknownVersion } = cli.rollback;
  return table([
    [columns.id, columns.when, columns.version, columns.size, columns.reason],
    ...checkpoints.map(({ id, at, version, bytes, reason }) => [
      id,
      units.dateTime(at),
      version ?? unknownVersion,
      units.bytes(bytes),
      reasons[reason],
    ]),
  ]);
}
