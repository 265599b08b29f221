import { appendFileSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { doctorFile, type GatewayScript, scriptFile, startsFile } from "./gateway-script.ts";

const stateDir = process.env.OPENCLAW_STATE_DIR ?? "/home/node/.openclaw";
const configPath = process.env.OPENCLAW_CONFIG_PATH ?? path.join(stateDir, "openclaw.json");

/** Notes one more start and answers with how many there were before. Throws EACCES as the real one does. */
export function noteStart(args: readonly string[]): number {
  const file = path.join(stateDir, startsFile);
  const before = existsSync(file) ? readFileSync(file, "utf8").split("\n").length - 1 : 0;
  appendFileSync(file, `${JSON.stringify({ at: Date.now(), args })}\n`);
  return before;
}

export function noteDoctor(args: readonly string[]): void {
  writeFileSync(path.join(stateDir, doctorFile), JSON.stringify({ at: Date.now(), args }));
}

/** The script that holds at the start with this number, counted from 0. A broken one is a mistake of the test: it throws. */
export function readScript(start: number): GatewayScript {
  const file = path.join(stateDir, scriptFile);
  const text = existsSync(file) ? readFileSync(file, "utf8") : (process.env.SCRIPTED_SCRIPT ?? "{}");
  const script = JSON.parse(text) as GatewayScript;
  const repaired = existsSync(path.join(stateDir, doctorFile)) ? script.afterDoctor : undefined;
  const ofVersion = script.versions?.[process.env.SCRIPTED_VERSION ?? ""];
  return { ...script, ...ofVersion, ...script.starts?.[start], ...repaired };
}

/** What a newer version does to a state, so that an older one cannot read it any more. False: a newer one was here. */
export function convertState(version: string): boolean {
  const file = path.join(stateDir, "converted-by");
  const before = existsSync(file) ? readFileSync(file, "utf8") : "";
  if (before.localeCompare(version, "en", { numeric: true }) > 0) return false;
  if (before === version) return true;
  writeFileSync(file, version);
  const config = JSON.parse(readFileSync(configPath, "utf8")) as object;
  writeFileSync(configPath, JSON.stringify({ ...config, meta: { lastTouchedVersion: version } }));
  return true;
}

export interface Config {
  secret: string | null;
  allowedOrigins: readonly string[];
}

interface ConfigFile {
  gateway?: {
    mode?: string;
    auth?: { mode?: string; token?: string | { id?: string }; password?: string };
    controlUi?: { allowedOrigins?: string[] };
  };
}

/** The few settings it keeps to, read anew each time: the real one reloads them, too. null where it must end with 78. */
export function readConfig(): Config | null {
  let file: ConfigFile;
  try {
    file = JSON.parse(readFileSync(configPath, "utf8")) as ConfigFile;
  } catch {
    return null;
  }
  const { mode, auth, controlUi } = file.gateway ?? {};
  if (mode !== "local") return null;
  const token = typeof auth?.token === "object" ? process.env[auth.token.id ?? ""] : auth?.token;
  const secret = auth?.mode === "password" ? auth.password : token;
  return {
    secret: secret ?? process.env.OPENCLAW_GATEWAY_TOKEN ?? null,
    allowedOrigins: controlUi?.allowedOrigins ?? [],
  };
}
