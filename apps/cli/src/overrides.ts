import { posix, win32 } from "node:path";
import { isImageReference } from "@rockpool/gateway-core/contract/image-reference";
import type { Overrides } from "@rockpool/gateway-core/contract/overrides";
import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import type { Host } from "@rockpool/gateway-core/host/host";
import type { Messages } from "@rockpool/messages/catalogue";

export const overrideVariables = {
  image: "OPENCLAW_IMAGE",
  port: "OPENCLAW_GATEWAY_PORT",
  stateDir: "OPENCLAW_CONFIG_DIR",
  workspaceDir: "OPENCLAW_WORKSPACE_DIR",
} as const satisfies Record<keyof Overrides, string>;

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for
const controlCharacter = /[\u0000-\u001f\u007f]/;

/**
 * What the environment of this command wants instead of the settings. A variable that is set but empty counts as
 * unset. Throws `input-invalid` naming the variable, its value and what to do.
 */
export function overridesFromEnv(host: Host, messages: Messages): Overrides {
  const words = messages.cli.badVariable;
  const overrides: Overrides = {};
  const image = given(host, "image");
  if (image !== undefined) {
    if (!isImageReference(image)) throw invalid("image", words.image(overrideVariables.image, image));
    overrides.image = image;
  }
  const port = given(host, "port");
  if (port !== undefined) {
    if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535) {
      throw invalid("port", words.port(overrideVariables.port, port));
    }
    overrides.port = Number(port);
  }
  for (const key of ["stateDir", "workspaceDir"] as const) {
    const path = given(host, key);
    if (path === undefined) continue;
    if (controlCharacter.test(path))
      throw invalid(key, words.control(overrideVariables[key], JSON.stringify(path)));
    const { isAbsolute, resolve } = host.platform === "win32" ? win32 : posix;
    if (!isAbsolute(path)) {
      const home = host.homeDir ?? "";
      const meant = path.startsWith("~") ? home + path.slice(1) : resolve(path);
      throw invalid(key, words.relativePath(overrideVariables[key], path, meant));
    }
    overrides[key] = path;
  }
  return overrides;
}

/** "image openclaw:local from OPENCLAW_IMAGE", a line for each override. */
export function overrideLines(overrides: Overrides, messages: Messages): string[] {
  return (Object.keys(overrideVariables) as (keyof Overrides)[])
    .filter((key) => overrides[key] !== undefined)
    .map((key) =>
      messages.cli.override(messages.cli.overrideNames[key], String(overrides[key]), overrideVariables[key]),
    );
}

function given(host: Host, key: keyof Overrides): string | undefined {
  const value = host.env[overrideVariables[key]];
  return value === "" ? undefined : value;
}

function invalid(field: keyof Overrides, message: string): RockpoolError {
  return new RockpoolError({ code: "input-invalid", message, facts: { field: overrideVariables[field] } });
}
