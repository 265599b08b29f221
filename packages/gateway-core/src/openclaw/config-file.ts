import JSON5 from "json5";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { fileFromArchive } from "../gateway/file-from-archive.ts";
import { tarArchive } from "../gateway/tar-archive.ts";
import { editConfig, type Json } from "./edit-config.ts";

export interface OpenClawConfig {
  /** As it stands in the container, comments and all. */
  text: string;
  /** Parsed JSON5. */
  value: Readonly<Record<string, unknown>>;
}

export const configPath = `${statePath}/openclaw.json`;

/** A config with which a gateway starts: mode local, bind lan, token, and the origins of its published address. */
export function minimalConfig({ token, origins }: { token: string; origins: readonly string[] }): string {
  const config = {
    gateway: {
      mode: "local",
      bind: "lan",
      auth: { mode: "token", token },
      controlUi: { allowedOrigins: origins },
    },
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

/**
 * Reads it through the engine, so that bind mounts, named volumes and stopped containers are all the same. null where
 * there is none. Throws RockpoolError `gateway-configuration` when it does not parse, and EngineError.
 */
export async function readConfig(engine: Engine, containerId: string): Promise<OpenClawConfig | null> {
  const text = await fileFromArchive(engine, containerId, configPath);
  return text === null ? null : { text, value: parseConfig(text) };
}

/** OpenClaw reads its config as JSON5. Throws RockpoolError `gateway-configuration`. */
export function parseConfig(text: string): Readonly<Record<string, unknown>> {
  let value: unknown;
  try {
    value = JSON5.parse(text);
  } catch (cause) {
    // The parser's message quotes the character it stumbled over and its place, never the value around it.
    const where = cause instanceof Error ? cause.message : "";
    throw new RockpoolError({ code: "gateway-configuration", message: `openclaw.json: ${where}` }, { cause });
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    return value as Record<string, unknown>;
  }
  throw new RockpoolError({ code: "gateway-configuration", message: "openclaw.json holds no object" });
}

/**
 * The same text with these origins added to `gateway.controlUi.allowedOrigins`; null where all are there already, or
 * the list says `*`. What a person added stays, and so do comments.
 */
export function withAllowedOrigins(text: string, origins: readonly string[]): string | null {
  const gateway = childObject(parseConfig(text), "gateway");
  const listed = childObject(gateway, "controlUi").allowedOrigins;
  const present = Array.isArray(listed) ? (listed as Json[]) : [];
  const missing = origins.filter((origin) => !present.includes(origin));
  if (missing.length === 0 || present.includes("*")) return null;
  return editConfig(text, ["gateway", "controlUi", "allowedOrigins"], [...present, ...missing]);
}

function childObject(
  parent: Readonly<Record<string, unknown>>,
  key: string,
): Readonly<Record<string, unknown>> {
  const child = parent[key];
  return typeof child === "object" && child !== null ? (child as Record<string, unknown>) : {};
}

/** A tar for `putArchive(id, "/home/node/.openclaw", …)` that holds openclaw.json with this owner, mode 0600. */
export function configArchive(text: string, uid: number, gid: number): Promise<Buffer> {
  return tarArchive([{ kind: "file", name: "openclaw.json", mode: 0o600, uid, gid, content: text }]);
}
