import { writeFile } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Engine } from "../engine/engine.ts";
import { buildContext, type ContextFile } from "../images/build/build-context.ts";
import { ensureImage } from "./ensure-image.ts";
import { filesBelow } from "./files-below.ts";
import { ensureNodeBase, nodeBaseTag } from "./node-base-image.ts";
import { type GatewayScript, scriptFile } from "./scripted-gateway/gateway-script.ts";

/** The same gateway under the label of each era; which one decides mounts, and the default of `GatewayScript.era`. */
export const scriptedImages = {
  "2026.9.6": "rockpool-test/scripted:2026.9.6",
  "2026.4.29": "rockpool-test/scripted:2026.4.29",
} as const;
export const scriptedImage = scriptedImages["2026.9.6"];

/** The text of `scripted.json`; all knobs are described at GatewayScript. */
export function script(knobs: GatewayScript): string {
  return JSON.stringify(knobs, null, 2);
}

/** Puts a script into a state directory on this host; a running gateway takes the "live" knobs at once. */
export async function writeScript(stateDir: string, knobs: GatewayScript): Promise<void> {
  await writeFile(path.join(stateDir, scriptFile), script(knobs));
}

/** Builds both tags unless they are there and current; a second when the base is there, half a minute when not. */
export async function ensureScriptedImage(engine: Engine, report?: (line: string) => void): Promise<void> {
  const salt = await ensureNodeBase(engine, report);
  for (const [version, tag] of Object.entries(scriptedImages)) {
    const files = await contextFiles(version);
    const build = (labels: Readonly<Record<string, string>>) =>
      engine.buildImage(buildContext(files), { tag, labels });
    await ensureImage(engine, { tag, files, salt, build }, report);
  }
}

async function contextFiles(version: string): Promise<ContextFile[]> {
  const source = fileURLToPath(new URL("./scripted-gateway", import.meta.url));
  const ws = path.dirname(fileURLToPath(import.meta.resolve("ws/package.json")));
  return [
    { kind: "text", name: "Dockerfile", text: dockerfile(version) },
    { kind: "text", name: "app/package.json", text: '{"type":"module"}' },
    { kind: "text", name: "app/dist/index.js", text: 'import "../gateway/main.ts";\n' },
    {
      kind: "text",
      name: "app/openclaw.mjs",
      text: '#!/usr/bin/env node\nimport "./gateway/main.ts";\n',
      mode: 0o755,
    },
    ...(await filesBelow(source, "app/gateway")),
    ...(await filesBelow(ws, "app/node_modules/ws")),
  ];
}

/** As upstream's: WORKDIR, user, folders, entry point, command. */
function dockerfile(version: string): string {
  return `FROM ${nodeBaseTag}
RUN groupadd --gid 1000 node && useradd --uid 1000 --gid node --create-home node && \\
    install -d -m 0755 -o node -g node /home/node /home/node/.config && \\
    install -d -m 0700 -o node -g node /home/node/.openclaw /home/node/.openclaw/workspace \\
      /home/node/.config/openclaw && \\
    ln -s /app/openclaw.mjs /usr/local/bin/openclaw
WORKDIR /app
COPY app /app
ENV NODE_ENV=production SCRIPTED_VERSION=${version}
LABEL org.opencontainers.image.title="OpenClaw (scripted)" org.opencontainers.image.version="${version}"
USER node
ENTRYPOINT ["tini", "-s", "--"]
CMD ["node", "openclaw.mjs", "gateway"]
`;
}
