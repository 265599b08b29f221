import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Engine } from "../engine/engine.ts";
import { buildContext, type ContextFile } from "../images/build/build-context.ts";
import { ensureImage } from "./ensure-image.ts";
import { filesBelow } from "./files-below.ts";

const run = promisify(execFile);

/** Stands in for `node:24-bookworm-slim`, which comes from a registry that tests do not ask. */
export const nodeBaseTag = "rockpool-test/node:24-bookworm-slim";

const npmVersion = "11.6.2";
const packages = "ca-certificates,curl,git,openssh-client,procps,tini";
/** What official slim images leave out as well. */
const leftOut = ["doc", "info", "locale", "man"].map(
  (folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`,
);

const dockerfile = `FROM scratch
ADD rootfs.tar /
COPY local /usr/local
ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin NODE_VERSION=${process.versions.node}
CMD ["node"]
`;

/**
 * Debian from its own mirrors (`mmdebstrap`), this process's Node and npm from npm, in about half a minute. Throws where
 * mmdebstrap is missing, or Debian or npm cannot be reached, with a sentence that says which.
 */
export async function ensureNodeBase(engine: Engine, report?: (line: string) => void): Promise<string> {
  const recipe: ContextFile[] = [
    { kind: "text", name: "Dockerfile", text: dockerfile },
    { kind: "text", name: "recipe", text: JSON.stringify([packages, leftOut, npmVersion, process.arch]) },
  ];
  return ensureImage(
    engine,
    {
      tag: nodeBaseTag,
      files: recipe,
      async *build(labels) {
        const folder = await mkdtemp(path.join(os.tmpdir(), "rockpool-node-base-"));
        try {
          // npm first: it is quick, and says at once when there is no network.
          const npm = await npmFiles(folder);
          const rootfs = await debianRoot(folder);
          const files: ContextFile[] = [
            { kind: "text", name: "Dockerfile", text: dockerfile },
            { kind: "file", name: "rootfs.tar", path: rootfs },
            { kind: "file", name: "local/bin/node", path: process.execPath, mode: 0o755 },
            ...npm,
          ];
          yield* engine.buildImage(buildContext(files), { tag: nodeBaseTag, labels });
        } finally {
          await rm(folder, { recursive: true, force: true });
        }
      },
    },
    report,
  );
}

async function debianRoot(folder: string): Promise<string> {
  if (!existsSync("/usr/bin/mmdebstrap"))
    throw new Error("mmdebstrap is not installed: apt-get install mmdebstrap");
  const tar = path.join(folder, "rootfs.tar");
  const args = ["--variant=minbase", `--include=${packages}`, ...leftOut, "bookworm", tar];
  await run("mmdebstrap", args, { maxBuffer: 64 * 1024 * 1024 }).catch((error: { stderr?: string }) => {
    throw new Error(`mmdebstrap could not fetch Debian:\n${error.stderr?.trim().slice(-1500) ?? ""}`);
  });
  return tar;
}

async function npmFiles(folder: string): Promise<ContextFile[]> {
  const options = { cwd: folder, env: { ...process.env, npm_config_update_notifier: "false" } };
  await run("npm", ["pack", "--loglevel=error", `npm@${npmVersion}`], options).catch(
    (error: { stderr?: string }) => {
      throw new Error(`npm could not fetch npm@${npmVersion}:\n${error.stderr?.trim().slice(-1500) ?? ""}`);
    },
  );
  const archive = (await readdir(folder)).find((name) => name.endsWith(".tgz")) ?? "";
  const unpacked = path.join(folder, "npm");
  await mkdir(unpacked);
  await run("tar", ["-xzf", archive, "-C", unpacked, "--strip-components=1"], options);
  const home = "local/lib/node_modules/npm";
  return [
    ...(await filesBelow(unpacked, home)),
    { kind: "link", name: "local/bin/npm", target: "../lib/node_modules/npm/bin/npm-cli.js" },
    { kind: "link", name: "local/bin/npx", target: "../lib/node_modules/npm/bin/npx-cli.js" },
  ];
}
