import type { Difference } from "../contract/adoption.ts";
import type { CarriedContainer } from "../contract/adoption-journal.ts";
import type { ContainerSpec } from "../engine/container-spec.ts";
import type { ContainerDetails } from "../engine/engine.ts";
import { composeLabels } from "../gateway/gateway-identity.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { secretNames } from "./secret-names.ts";
import { type TakeOverRule, takeOverRules } from "./take-over-rules.ts";

export interface TakeOverInput {
  /** Of their container, secrets included. */
  spec: ContainerSpec;
  details: ContainerDetails;
  /** Of what lives in its network, by name. */
  companions: readonly string[];
  stateLocator: string;
  /** Ids of differences in which the safer value is wanted. */
  safer: readonly string[];
  /** What ours will be called. */
  name: string;
}

export interface TakeOverTarget {
  carried: CarriedContainer;
  differences: Difference[];
  /** The engine's names of what is carried as it is. */
  carriedKeys: string[];
  /** Secrets that go into the state's `.env`, by name. */
  toEnvFile: string[];
}

/** Seconds that a gateway may need to end in order; docker's own are ten. */
const stopTimeoutSeconds = 60;
/** Of a client that looks after its containers by them: ours is not its any more. */
const othersLabels = /^(?:com\.docker\.compose\.|desktop\.docker\.io\/)/;

/** The container that would come in place of theirs, and every way in which it would not be the same. Pure. */
export function takeOverTarget(input: TakeOverInput): TakeOverTarget {
  const { spec, details, safer } = input;
  const rules = takeOverRules(spec, details);
  const chosen = rules.filter(({ difference, safer: apply }) => apply && safer.includes(difference.id));
  const asChosen = chosen.reduce((made, { safer: apply }) => apply?.(made) ?? made, spec);
  const secrets = secretNames(asChosen.env);
  const open = Object.entries(asChosen.env).filter(([name]) => !secrets.includes(name));
  const labels = Object.entries(asChosen.labels).filter(([name]) => !othersLabels.test(name));
  const ours: ContainerSpec = {
    ...asChosen,
    env: Object.fromEntries(open),
    labels: Object.fromEntries(labels),
    stopTimeoutSeconds: Math.max(asChosen.stopTimeoutSeconds, stopTimeoutSeconds),
    ...reachableByOldName(asChosen),
  };
  const { config, hostConfig, networks } = ours.carried ?? {};
  return {
    carried: {
      // By way of JSON: what was not said is absent.
      spec: JSON.parse(JSON.stringify(ours)) as CarriedContainer["spec"],
      secretNames: secrets,
      stateLocator: input.stateLocator,
    },
    differences: [...rules.map((rule) => asDifference(rule, safer)), ...fixed(input)],
    carriedKeys: Object.keys({ ...config, ...hostConfig, ...networks }),
    toEnvFile: chosen
      .filter(({ difference }) => difference.field === "secret")
      .map(({ difference }) => difference.id.slice("secret:".length)),
  };
}

function asDifference({ difference, safer: apply }: TakeOverRule, safer: readonly string[]): Difference {
  const isSafer = apply !== undefined && safer.includes(difference.id);
  return { ...difference, choice: isSafer ? "safer" : "keep" };
}

/** What cannot be otherwise under Rockpool. */
function fixed({ spec, companions, name }: TakeOverInput): Difference[] {
  const one = (
    id: string,
    field: Difference["field"],
    theirs: string | null,
    kept: string | null,
  ): Difference => ({ id, field, theirs, kept, safer: null, choice: "fixed", weight: "note" });
  const dropped = Object.keys(spec.labels).filter((label) => othersLabels.test(label));
  const random = spec.ports.filter(({ hostPort }) => hostPort === 0);
  return [
    one("name", "name", spec.name, name),
    ...(spec.stopTimeoutSeconds < stopTimeoutSeconds
      ? [
          {
            ...one(
              "stop-timeout",
              "stop-timeout",
              seconds(spec.stopTimeoutSeconds),
              seconds(stopTimeoutSeconds),
            ),
            weight: "good" as const,
          },
        ]
      : []),
    ...(dropped.length > 0 ? [one("labels", "labels", labelsInWords(dropped), null)] : []),
    one("own-labels", "labels", null, `--label ${instanceLabel}`),
    ...companions.map((each) => one(`cli-service:${each}`, "cli-service", each, null)),
    ...random.map(({ containerPort }) =>
      one(`port:${containerPort}`, "published", `0:${containerPort}`, `${containerPort}`),
    ),
    ...(isUserNetwork(spec.network)
      ? [one("network-alias", "network", null, `--network-alias ${spec.name}`)]
      : []),
  ];
}

function seconds(value: number): string {
  return `--stop-timeout ${value}`;
}

function labelsInWords(labels: readonly string[]): string {
  return labels.some((label) => label === composeLabels.project) ? "com.docker.compose.*" : labels.join(" ");
}

/** Others in its network may know it by its container's name. */
function reachableByOldName({ name, network, carried }: ContainerSpec): Pick<ContainerSpec, "carried"> {
  if (!isUserNetwork(network)) return carried === undefined ? {} : { carried };
  const endpoint = carried?.networks?.[network] ?? {};
  const aliases = Array.isArray(endpoint.Aliases) ? (endpoint.Aliases as string[]) : [];
  const withName = { ...endpoint, Aliases: [...new Set([...aliases, name])] };
  return { carried: { ...carried, networks: { ...carried?.networks, [network]: withName } } };
}

function isUserNetwork(network: string | undefined): network is string {
  return network !== undefined && !/^(?:default|bridge|host|none|container:.*)$/.test(network);
}
