import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { Failure, Reply } from "@rockpool/gateway-core/contract/failure";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { StoragePlace } from "@rockpool/gateway-core/contract/setup";
import { explain } from "@rockpool/messages/explain";
import type { Context } from "../../context.ts";
import { exitCode } from "../../exit-code.ts";
import { settledSnapshot } from "../../settled-snapshot.ts";
import { table } from "../../terminal/table.ts";

type Asked<T> = { value: T; failure: null } | { value: null; failure: Failure };

/** `--check`: what a start would find. Changes nothing. Exit code 1 where something is in the way. */
export async function setupCheck(context: Context): Promise<number> {
  const { output } = context;
  const { bridge } = await context.service();
  const snapshot = await settledSnapshot(bridge);
  if (snapshot?.engine.kind === "unavailable") throw new RockpoolError(snapshot.engine.failure);
  const [checks, found, storage, reachability] = await Promise.all([
    asked(bridge.call("setup.checks", {})),
    asked(bridge.call("setup.found", {})),
    asked(bridge.call("setup.storage", {})),
    asked(bridge.call("setup.reachability", {})),
  ]);
  const isBad =
    [checks, found, storage].some(({ failure }) => failure !== null) ||
    checks.value?.checks.some(({ state }) => state === "bad") === true ||
    places(storage.value).some(([, { writable }]) => writable === "no");
  const code = isBad ? exitCode.failed : exitCode.ok;
  const facts = { checks, found, storage, reachability };
  if (output.json) {
    const parts = Object.entries(facts).map(([name, { value, failure }]) => [name, value ?? { failure }]);
    output.document({ ok: !isBad, exitCode: code, ...(Object.fromEntries(parts) as object) });
    return code;
  }
  for (const line of lines(context, facts)) output.line(line);
  return code;
}

/** One that cannot be asked does not keep the others from being told. */
async function asked<T>(call: Promise<Reply<T>>): Promise<Asked<T>> {
  const reply = await call;
  return reply.ok ? { value: reply.value, failure: null } : { value: null, failure: reply.failure };
}

interface Facts {
  checks: Asked<CallOutput<"setup.checks">>;
  found: Asked<CallOutput<"setup.found">>;
  storage: Asked<CallOutput<"setup.storage">>;
  reachability: Asked<CallOutput<"setup.reachability">>;
}

function lines({ output, messages }: Context, facts: Facts): string[] {
  const words = messages.cli.setup.checks;
  const { strong } = output.style;
  const not = (failure: Failure | null) =>
    failure === null ? [] : [`  ${words.notAsked(explain(failure, messages).title)}`];
  const section = (title: string, rows: string[][], failure: Failure | null) => [
    strong(title),
    ...table(rows).map((row) => `  ${row}`),
    ...not(failure),
  ];
  const list = facts.found.value?.found ?? [];
  const found = list.map((one) => (one.kind === "container" ? words.container(one) : words.state(one)));
  if (facts.found.value !== null && list.length === 0) found.push(words.nothingFound);
  if (list.some(({ kind }) => kind === "state")) found.push(words.useState);
  return [
    ...section(
      words.engine,
      (facts.checks.value?.checks ?? []).map((check) => [
        words.names[check.id],
        words.states[check.state],
        words.words[check.id](check),
      ]),
      facts.checks.failure,
    ),
    ...section(
      words.found,
      found.map((line) => [line]),
      facts.found.failure,
    ),
    ...section(
      words.storage,
      places(facts.storage.value).map(([name, place]) => [
        words.places[name],
        place.where,
        [
          ...(place.exists ? [] : [words.notThereYet]),
          ...(place.freeBytes === null ? [] : [words.free(place.freeBytes)]),
          ...(place.writable === "no" ? [words.notWritable] : []),
        ].join(", "),
      ]),
      facts.storage.failure,
    ),
    ...section(
      words.reachability,
      (facts.reachability.value?.rows ?? []).map(({ target, outcome }) => [target, words.outcomes[outcome]]),
      facts.reachability.failure,
    ),
  ];
}

function places(storage: CallOutput<"setup.storage"> | null): ["state" | "workspace", StoragePlace][] {
  if (storage === null) return [];
  return [
    ["state", storage.state],
    ["workspace", storage.workspace],
  ];
}
