import path from "node:path";
import { gatewaysAmong, imageOf } from "../adoption/gateways-among.ts";
import { isOfInstance } from "../adoption/is-gateway-container.ts";
import { writtenBy } from "../adoption/written-by.ts";
import type { FoundGateway } from "../contract/setup.ts";
import type { ContainerSummary } from "../engine/engine.ts";
import { imageVersion } from "../gateway/openclaw-version.ts";
import { stateLocatorOf } from "../gateway/state-mount.ts";
import { findContainers } from "../lifecycle/find-gateway.ts";
import { type ObserveInput, observe } from "../lifecycle/observe.ts";
import { stateFacts } from "../lifecycle/state-facts.ts";
import { configOfState } from "./config-of-state.ts";

/**
 * Gateways and states of OpenClaw on this engine and host that are not ours. Changes nothing. Throws EngineError, and
 * RockpoolError `path-invalid` or `home-missing` where the settings name no place for a state.
 */
export async function foundGateways(input: ObserveInput): Promise<FoundGateway[]> {
  const containers = await input.engine.listContainers();
  const { others } = findContainers(containers, input.memory.instanceId);
  const theirs = others.filter((container) => !isOfInstance(container, input.memory.instanceId));
  const [gateways, states] = await Promise.all([
    Promise.all((await gatewaysAmong(input.engine, theirs)).map((each) => describe(input, each))),
    foundStates(input, others),
  ]);
  return [...gateways.filter((each) => each !== null), ...states];
}

async function describe(input: ObserveInput, container: ContainerSummary): Promise<FoundGateway | null> {
  const details = await input.engine.inspectContainer(container.id);
  // It went meanwhile.
  if (details === null) return null;
  const image = await imageOf(input.engine, details.imageId);
  const isUp = ["running", "paused", "restarting"].includes(details.status);
  return {
    kind: "container",
    id: details.id,
    name: details.name,
    image: details.imageReference,
    version: imageVersion(image),
    running: isUp,
    addresses: details.published.map(({ hostIp, hostPort }) =>
      hostIp.includes(":") ? `[${hostIp}]:${hostPort}` : `${hostIp || "0.0.0.0"}:${hostPort}`,
    ),
    state: stateLocatorOf(details),
    composeProject: details.labels["com.docker.compose.project"] ?? null,
  };
}

/** The one the settings name, and the one a gateway without a container has. */
async function foundStates(
  input: ObserveInput,
  others: readonly ContainerSummary[],
): Promise<FoundGateway[]> {
  const { engine, host, memory } = input;
  const { wished, image, state: wishedState } = await observe(input);
  const native = host.homeDir === null ? null : `bind:${path.join(host.homeDir, ".openclaw")}`;
  const locators = new Set([wished.stateLocator, ...(native === null ? [] : [native])]);
  const found = await Promise.all(
    [...locators].map(async (stateLocator): Promise<FoundGateway | null> => {
      const isOurs = stateLocator === wished.stateLocator;
      const question = { engine, host, memory, others, wished: { ...wished, stateLocator } };
      const state = isOurs ? wishedState : (await stateFacts(question)).state;
      if (!state.exists || state.known) return null;
      const user = state.users.find(({ running }) => running);
      const process = state.nativePid === null ? null : `process ${state.nativePid}`;
      const text = await configOfState({
        ...{ engine, instanceId: memory.instanceId, locator: stateLocator },
        image: image?.id ?? null,
      });
      return {
        kind: "state",
        state: stateLocator,
        version: writtenBy(text) ?? state.version,
        usedBy: user === undefined ? process : `container ${user.name}`,
        isOurs,
      };
    }),
  );
  return found.filter((each) => each !== null);
}
