import type { Failure } from "../contract/failure.ts";
import { workspacePath } from "../gateway/container-paths.ts";
import { compareVersions, parseOpenClawVersion } from "../gateway/openclaw-version.ts";
import type { DirectoryProblem, Observed, PortFacts } from "./observed.ts";

export interface StartQuestion {
  /** The person's yes to what can only be done with one. */
  useExistingState: boolean;
  /** Or else what starts is the container that is there, with the image it was made from. */
  wishedImageRuns: boolean;
}

/** What forbids a start, in the order in which a person should hear of it; null when nothing does. */
export function startFailure(observed: Observed, given: StartQuestion): Failure | null {
  return (
    imageFailure(observed) ??
    (given.wishedImageRuns ? observed.imageProblem : null) ??
    nameFailure(observed) ??
    stateInUse(observed) ??
    portFailure(observed.port) ??
    directoryFailure(observed.directoryProblem, workspaceOf(observed)) ??
    networkFailure(observed) ??
    stateExists(observed, given) ??
    versionFailure(observed, given)
  );
}

function imageFailure({ image, wished }: Observed): Failure | null {
  if (image !== null) return null;
  return {
    code: "image-missing",
    message: `The engine has no image ${wished.spec.image}`,
    facts: { image: wished.spec.image },
    actions: [{ kind: "choose-image" }],
  };
}

/** An older version would refuse the state, and its own repair would take out of the config what it does not know. */
function versionFailure({ state, wished }: Observed, given: StartQuestion): Failure | null {
  const last = parseOpenClawVersion(state.version ?? "");
  const next = parseOpenClawVersion(wished.version ?? "");
  if (!given.wishedImageRuns || !state.exists || last === null || next === null) return null;
  const order = compareVersions(next, last);
  const versions = { version: wished.version ?? "", stateVersion: state.version ?? "" };
  const facts = { path: state.where, state: state.locator, ...versions };
  const ran = `OpenClaw ${versions.stateVersion} ran on ${state.locator}, ${versions.version} is`;
  if (order >= 0) return null;
  return { code: "state-newer", message: `${ran} older`, facts, actions: [{ kind: "choose-image" }] };
}

function networkFailure({ missingNetwork: network }: Observed): Failure | null {
  if (network === null) return null;
  return {
    code: "network-missing",
    message: `The engine has no network ${network}`,
    facts: { network },
    actions: [{ kind: "retry" }],
  };
}

function nameFailure({ nameHolder }: Observed): Failure | null {
  if (nameHolder === null) return null;
  return {
    code: "name-taken",
    message: `A container named ${nameHolder} exists that is not ours`,
    facts: { name: nameHolder },
  };
}

export function stateInUse({ state }: Observed): Failure | null {
  const user = state.users.find(({ running }) => running);
  if (user === undefined && state.nativePid === null) return null;
  const holder = user === undefined ? `process ${state.nativePid}` : `container ${user.name}`;
  return {
    code: "state-in-use",
    message: `${holder} uses ${state.locator}`,
    facts: { path: state.where, state: state.locator, holder },
    actions: [{ kind: "retry" }],
  };
}

function stateExists({ state }: Observed, { useExistingState }: StartQuestion): Failure | null {
  if (state.known || useExistingState) return null;
  const user = state.users[0];
  if (!state.exists && user === undefined) return null;
  const found =
    user === undefined ? (state.locator.startsWith("volume:") ? "volume" : "openclaw.json") : "mount";
  return {
    code: "state-exists",
    message: `${state.locator} was not created by Rockpool`,
    facts: {
      path: state.where,
      state: state.locator,
      found,
      ...(user ? { holder: `container ${user.name}` } : {}),
    },
    actions: [{ kind: "use-existing-state" }],
  };
}

/** Also for the moment when the engine finds the port taken although it was free when we looked. */
export function portFailure(port: PortFacts): Failure | null {
  if (port.kind !== "taken") return null;
  const facts: Record<string, string> = { port: String(port.port) };
  if (port.holder !== null) facts.holder = port.holder;
  if (port.gateway) {
    const address = `http://127.0.0.1:${port.port}`;
    return {
      code: "port-taken-by-gateway",
      message: `An OpenClaw gateway answers on port ${port.port}`,
      facts: { ...facts, address },
      actions: [{ kind: "open-gateway", value: address }],
    };
  }
  if (port.free !== null) facts.freePort = String(port.free);
  return {
    code: "port-taken",
    message: `Port ${port.port} is taken${port.holder === null ? "" : ` by ${port.holder}`}`,
    facts,
    actions: port.free === null ? [] : [{ kind: "use-port", value: String(port.free) }],
  };
}

function workspaceOf({ wished }: Observed): string | null {
  return (
    wished.spec.mounts.find(({ kind, target }) => kind === "bind" && target === workspacePath)?.source ?? null
  );
}

/** `workspace` is its path on this host: what can be given back on its own. */
export function directoryFailure(
  problem: DirectoryProblem | null,
  workspace: string | null = null,
): Failure | null {
  switch (problem?.kind) {
    case undefined:
      return null;
    case "foreign-owner":
      return {
        code: "state-foreign-owner",
        message: `${problem.path} belongs to uid ${problem.owner}, the gateway runs as uid ${problem.wanted}`,
        facts: { path: problem.path, owner: String(problem.owner), wanted: String(problem.wanted) },
        actions: [{ kind: "repair-ownership", value: problem.path === workspace ? "workspace" : "state" }],
      };
    case "not-writable":
      return {
        code: "state-not-writable",
        message: `${problem.path} cannot be written: ${problem.reason}`,
        facts: { path: problem.path, reason: problem.reason },
        actions: [{ kind: "retry" }],
      };
    case "source-missing":
      return {
        code: "mount-source-missing",
        message: `${problem.path} is to be mounted and is not there`,
        facts: { path: problem.path },
        actions: [{ kind: "retry" }],
      };
    case "disk-full":
      return {
        code: "disk-full",
        message: `${problem.freeBytes} bytes are free at ${problem.path}`,
        facts: { path: problem.path, free: String(problem.freeBytes) },
        actions: [{ kind: "retry" }],
      };
  }
}
