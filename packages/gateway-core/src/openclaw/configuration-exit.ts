import { configurationExit } from "../gateway/gateway-guard.ts";

/**
 * Whether the gateway ended for its configuration: a repair helps, another try does not. 78 says so; 2026.4.29 ends with 1
 * for a config that it does not take (also one that a newer version has migrated), and only its words tell.
 */
export function isConfigurationExit(exitCode: number, log: string): boolean {
  return exitCode === configurationExit || (exitCode === 1 && /\bInvalid config at \//.test(log));
}
