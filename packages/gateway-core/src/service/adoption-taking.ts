import type { FoundInstance } from "../contract/adoption.ts";
import type { CallName, Handlers, ParsedInput } from "../contract/calls.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { secretsOnlyHere } from "../lifecycle/plan-remove.ts";
import type { TakeOverWish } from "../lifecycle/take-over/take-over-desk.ts";
import type { FindingOptions } from "./adoption-finding.ts";
import { busy, leftUnfinished } from "./operation-rules.ts";
import type { Operations } from "./operations.ts";

type Name = Extract<
  CallName,
  "adoption.previewTakeOver" | "adoption.takeOver" | "adoption.undoTakeOver" | "adoption.forgetOld"
>;

export interface TakingOptions extends Omit<FindingOptions, "operations"> {
  operations: Pick<Operations, "running" | "request">;
}

/** Somebody else's gateway becomes ours, and theirs again. */
export function adoptionTaking(options: TakingOptions): Pick<Handlers, Name> {
  const { host, log, settings, state, link, operations, tracker } = options;

  async function target({ id, safer }: ParsedInput<"adoption.takeOver">) {
    const current = await link.connected();
    const { listInstances } = await import("../adoption/list-instances.ts");
    const { gateways } = await listInstances({ host, current, memory: settings.memory() });
    const found = gateways.find((each) => each.id === id);
    if (found === undefined) throw notFound(id);
    const { prepareTakeOver } = await import("../adoption/prepare-take-over.ts");
    return {
      current,
      found,
      ...(await prepareTakeOver({ current, found, safer, memory: settings.memory() })),
    };
  }

  async function preview(input: ParsedInput<"adoption.previewTakeOver">) {
    const { current, found, differences, carriedKeys, details, wish } = await target(input);
    const [{ lookInside }, { carriedLine }] = await Promise.all([
      import("../adoption/look-inside.ts"),
      import("../adoption/carried-line.ts"),
    ]);
    const { stateBytes, agentAtWork } = await lookInside(current.engine, details);
    return {
      name: found.name,
      ...{ differences, carried: carriedKeys, stateBytes, agentAtWork },
      command: carriedLine(wish, settings.memory().instanceId),
      image: wish.image,
    };
  }

  async function takeOver(input: ParsedInput<"adoption.takeOver">) {
    mayTake();
    const { found, wish } = await target(input);
    log.info("taking over", { id: found.id, safer: input.safer });
    return request("take-over", wish);
  }

  /** One that is under way goes on, whatever was asked for. */
  function request(kind: "take-over" | "undo-take-over", wish?: TakeOverWish) {
    return operations.request(kind, wish === undefined ? {} : { takeOver: wish });
  }

  function mayTake(): void {
    if (operations.running()) throw busy(state.get().operation?.kind ?? "start");
    const left = leftUnfinished(settings.memory());
    if (left !== null) throw busy(left);
    const { takenOver, carried } = settings.memory();
    if (takenOver === null && carried === null) return;
    const name = takenOver?.name ?? "";
    throw new RockpoolError({
      code: "own-gateway-there",
      message: `${name} was taken over already`,
      facts: { name, because: "taken-over" },
    });
  }

  async function undo() {
    const { takenOver, takeOver: journal } = settings.memory();
    if (takenOver === null && journal?.stage !== "undoing") throw nothingTaken();
    return request("undo-take-over");
  }

  async function forgetOld() {
    const { takenOver } = settings.memory();
    if (takenOver === null) throw nothingTaken();
    if (operations.running()) throw busy(state.get().operation?.kind ?? "start");
    const { secretNames = [] } = settings.memory().carried ?? {};
    // Without one of ours the old one's environment is the only place that they are in.
    if (state.get().container === null && secretNames.length > 0)
      throw new RockpoolError(secretsOnlyHere(takenOver.name, secretNames));
    const { engine } = await link.connected();
    const details = await engine.inspectContainer(takenOver.containerId);
    if (details !== null && ["running", "paused", "restarting"].includes(details.status)) {
      throw new RockpoolError({
        code: "state-in-use",
        message: `${details.name} runs`,
        facts: { holder: `container ${details.name}`, path: details.name },
      });
    }
    if (details !== null) await engine.removeContainer(details.id);
    settings.remember({ takenOver: null });
    log.info("the old container is removed", { name: takenOver.name });
    await tracker.refresh();
    return {};
  }

  return {
    "adoption.previewTakeOver": preview,
    "adoption.takeOver": takeOver,
    "adoption.undoTakeOver": undo,
    "adoption.forgetOld": forgetOld,
  };
}

function notFound(id: FoundInstance["id"]): RockpoolError {
  const what = id.slice(id.lastIndexOf(":") + 1);
  return new RockpoolError({ code: "not-found", message: `No gateway ${id}`, facts: { what } });
}

function nothingTaken(): RockpoolError {
  const what = "A take-over";
  return new RockpoolError({ code: "not-found", message: "Nothing was taken over", facts: { what } });
}
