import type { Failure, FailureCode } from "../../contract/failure.ts";
import type { EngineCandidate } from "../../contract/snapshot.ts";
import { type GroupMembership, groupMembership } from "../../host/group-membership.ts";
import type { Host } from "../../host/host.ts";
import type { HostFiles } from "../../host/host-files.ts";
import { installedEngines } from "../../host/installed-engines.ts";
import { parseEndpoint } from "../endpoint.ts";

interface Sight {
  host: Host;
  files: HostFiles;
  /** Endpoint of the engine that owns our container. */
  ownerEngine?: string | null;
  membership?: (file: string) => GroupMembership | null;
}

/**
 * Why there is no engine, as a failure. Its facts: `source` and `endpoint` of the candidate that decided it; `reason`
 * (`absent`, `ssh`, `tls`, `remote`, …) for `engine-endpoint-invalid`; `product` for `engine-stopped`; `group`, `user`,
 * `listed` and `needsLogin` (`yes` or `no`) for `engine-permission`.
 */
export function discoveryFailure(
  report: readonly EngineCandidate[],
  chosen: EngineCandidate | null,
  sight: Sight,
): Failure {
  if (chosen !== null) return chosenFailure(chosen, sight);

  const first = (outcome: EngineCandidate["outcome"]) => report.find((entry) => entry.outcome === outcome);
  const denied = first("permission");
  if (denied) return permissionFailure(denied, sight);
  const refused = first("refused");
  if (refused) return failureOf("engine-stopped", refused, stoppedFacts(sight));
  const silent = first("timeout") ?? first("error");
  if (silent) return failureOf("engine-unreachable", silent, { reason: silent.outcome });
  const broken = report.find((entry) => entry.source.startsWith("context ") && entry.outcome !== "absent");
  if (broken) return endpointFailure(broken);

  const installed = installedEngines(sight.host, sight.files);
  if (installed.length > 0) {
    const message = `No engine answers, but ${installed.join(", ")} is installed`;
    return {
      code: "engine-stopped",
      message,
      facts: stoppedFacts(sight),
      actions: [{ kind: "start-engine" }],
    };
  }
  const context = report.find((entry) => entry.source.startsWith("context "));
  if (context) return endpointFailure(context);
  return { code: "engine-missing", message: "No container engine was found", actions: [{ kind: "retry" }] };
}

/** A dead one that somebody chose, or that owns our container. */
function chosenFailure(chosen: EngineCandidate, sight: Sight): Failure {
  switch (chosen.outcome) {
    case "permission":
      return permissionFailure(chosen, sight);
    case "refused":
      return failureOf("engine-stopped", chosen, stoppedFacts(sight));
    case "absent":
      // The owner has been there before: it is stopped. Anything else may be a wrong path.
      return chosen.source === "owner" ||
        chosen.endpoint === sight.ownerEngine ||
        installedEngines(sight.host, sight.files, chosen.endpoint).length > 0
        ? failureOf("engine-stopped", chosen, stoppedFacts(sight))
        : endpointFailure(chosen);
    case "timeout":
    case "error":
      return failureOf("engine-unreachable", chosen, { reason: chosen.outcome });
    default:
      return endpointFailure(chosen);
  }
}

function endpointFailure(entry: EngineCandidate): Failure {
  const where = parseEndpoint(entry.endpoint);
  const reason = where.kind === "unsupported" ? where.reason : entry.outcome;
  return failureOf("engine-endpoint-invalid", entry, { reason });
}

function permissionFailure(entry: EngineCandidate, sight: Sight): Failure {
  const where = parseEndpoint(entry.endpoint);
  const look = sight.membership ?? ((file: string) => groupMembership(sight.files, file));
  const membership = where.kind === "socket" ? look(where.path) : null;
  if (membership === null) return failureOf("engine-permission", entry, {});
  return failureOf("engine-permission", entry, {
    group: membership.group,
    user: membership.user,
    listed: membership.listed ? "yes" : "no",
    needsLogin: membership.needsLogin ? "yes" : "no",
  });
}

function stoppedFacts({ host, files }: Sight): Record<string, string> {
  const [product] = installedEngines(host, files);
  return product === undefined ? {} : { product };
}

function failureOf(code: FailureCode, entry: EngineCandidate, facts: Record<string, string>): Failure {
  return {
    code,
    message: `${entry.source} (${entry.endpoint}): ${entry.detail ?? entry.outcome}`,
    facts: { source: entry.source, endpoint: entry.endpoint, ...facts },
    actions: [{ kind: code === "engine-stopped" ? "start-engine" : "retry" }],
  };
}
