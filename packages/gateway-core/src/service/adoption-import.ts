import type { ImportPreview } from "../contract/adoption.ts";
import type { ImportJournal } from "../contract/adoption-journal.ts";
import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { TakingOptions } from "./adoption-taking.ts";
import { busy, leftUnfinished } from "./operation-rules.ts";

type Name = Extract<CallName, "adoption.previewImport" | "adoption.import">;

/** A verified copy of somebody else's state becomes our gateway's. */
export function adoptionImport(options: TakingOptions): Pick<Handlers, Name> {
  const { host, log, settings, state, link, operations } = options;

  async function prepared({ id, ...wish }: ParsedInput<"adoption.import">): Promise<ImportJournal> {
    mayBegin();
    const current = await link.connected();
    const [{ listInstances }, { prepareImport }] = await Promise.all([
      import("../adoption/list-instances.ts"),
      import("../adoption/prepare-import.ts"),
    ]);
    const { gateways } = await listInstances({ host, current, memory: settings.memory() });
    const found = gateways.find((each) => each.id === id);
    if (found === undefined) {
      const what = id.slice(id.lastIndexOf(":") + 1);
      throw new RockpoolError({ code: "not-found", message: `No gateway ${id}`, facts: { what } });
    }
    return prepareImport({
      ...{ host, current, found, wish },
      ...{ preferences: settings.preferences(), memory: settings.memory() },
    });
  }

  async function preview(input: ParsedInput<"adoption.previewImport">): Promise<ImportPreview> {
    const { source, parts } = await prepared(input);
    const { name, stopped, secretNames } = source;
    const inWords = ({ kind, source: at, below }: ImportJournal["parts"][number]["from"]) =>
      `${kind}:${at}${below}`;
    return {
      ...{ name, stops: stopped, secretNames },
      parts: parts.map((each) => ({ name: each.name, from: inWords(each.from), to: inWords(each.to) })),
    };
  }

  async function begin(input: ParsedInput<"adoption.import">) {
    const importWish = await prepared(input);
    mayBegin();
    log.info("importing", {
      ...{ id: input.id, into: importWish.stateLocator, stops: importWish.source.stopped },
    });
    return operations.request("import", { importWish });
  }

  function mayBegin(): void {
    if (operations.running()) throw busy(state.get().operation?.kind ?? "start");
    const left = leftUnfinished(settings.memory());
    if (left !== null) throw busy(left);
    const { adopted, carried, takenOver } = settings.memory();
    // The wish would be another state than the one that runs, or that was taken over with its container.
    const ours = adopted === null ? state.get().container : null;
    const isUp = ours !== null && ["running", "paused", "restarting"].includes(ours.status);
    if (!isUp && carried === null && takenOver === null) return;
    const name = (isUp ? ours.name : takenOver?.name) ?? "";
    const facts = isUp ? { name } : { name, because: "taken-over" };
    throw new RockpoolError({ code: "own-gateway-there", message: `${name} is there`, facts });
  }

  return { "adoption.previewImport": preview, "adoption.import": begin };
}
