import type { Engine } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";

export interface OpenClawConfig {
  /** As it stands in the container, comments and all. */
  text: string;
  /** Parsed JSON5. */
  value: Readonly<Record<string, unknown>>;
}


export const configPath = `${statePath}/openclaw.json`;

/** A config with which a gateway starts: mode local, bind lan, token, and the origins of its published address. */
export function minimalConfig(_options: { token: string; origins: readonly string[] }): string {
  throw new Error("not written yet");
}

/** null where there is none. Throws RockpoolError `gateway-configuration` when it does not parse. */
export function readConfig(_engine: Engine, _containerId: string): Promise<OpenClawConfig | null> {
  throw new Error("not written yet");
}

/** The same text with these origins added to `gateway.controlUi.allowedOrigins`; null where all are there already. */
export function withAllowedOrigins(_text: string, _origins: readonly string[]): string | null {
  throw new Error("not written yet");
}

/** A tar for `putArchive(id, "/home/node/.openclaw", …)` that holds openclaw.json with this owner, mode 0600. */
export function configArchive(_text: string, _uid: number, _gid: number): Promise<Buffer> {
  throw new Error("not written yet");
}
