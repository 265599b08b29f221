import { execFileSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { type Home, makeHome } from "./desktop-app.ts";

export interface GatewayHome extends Home {
  /** Folder of the gateway's state. */
  state: string;
  port: number;
  /** Status of the gateway's container, as `docker ps` says it; empty where there is none. */
  container(): string;
  /** The secret that opens the Control UI; it must turn up nowhere else. */
  token(): string;
}

/** A home whose settings name an image, a free port and folders of its own. `remove` takes its container away too. */
export function makeGatewayHome(image: string, port: number, preferences: object = {}): GatewayHome {
  const home = makeHome();
  const instanceId = `desktop-e2e-${randomUUID()}`;
  const state = path.join(home.folder, "state");
  const workspace = path.join(home.folder, "workspace");
  mkdirSync(workspace);
  writeFileSync(
    path.join(home.folder, "settings.json"),
    JSON.stringify({
      version: 1,
      preferences: {
        image,
        port,
        state: { kind: "bind", path: state },
        workspace: { path: workspace },
        ...preferences,
      },
      memory: { instanceId },
    }),
  );
  const ours = ["--all", "--filter", `label=dev.rockpool.instance=${instanceId}`];
  return {
    ...home,
    state,
    port,
    container: () => docker("ps", ...ours, "--format", "{{.Status}}"),
    token() {
      const config = readFileSync(path.join(state, "openclaw.json"), "utf8");
      const token = /"token"\s*:\s*"([^"]+)"/.exec(config)?.[1];
      if (!token) throw new Error("the gateway's configuration has no token");
      return token;
    },
    remove() {
      for (const id of docker("ps", "--quiet", ...ours)
        .split("\n")
        .filter(Boolean))
        docker("rm", "--force", id);
      home.remove();
    },
  };
}

function docker(...args: string[]): string {
  return execFileSync("docker", args, { encoding: "utf8" }).trim();
}

/** Why there is no gateway to run here; null where there is. */
export function whyNoImage(image: string): string | null {
  try {
    docker("image", "inspect", "--format", "{{.Id}}", image);
    return null;
  } catch {
    return `the engine has no image ${image}`;
  }
}
