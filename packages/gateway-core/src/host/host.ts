import fs from "node:fs";
import os from "node:os";

/** This computer, as data, so that every decision made from it can be tested for every system. */
export interface Host {
  platform: NodeJS.Platform;
  arch: string;
  env: Readonly<Record<string, string | undefined>>;
  /** null where there is no home directory; callers answer with `home-missing`. */
  homeDir: string | null;
  /** -1 on Windows. */
  uid: number;
  gid: number;
  tmpDir: string;
  /** IPv4 addresses in networks that others are in, and the names they know this computer by. */
  lanAddresses: readonly string[];
}

/** The real one. Node's `os.homedir()` falls back to the passwd entry, and throws where there is none either. */
export function thisHost(env: NodeJS.ProcessEnv = process.env): Host {
  return {
    platform: process.platform,
    arch: process.arch,
    env: withRuntimeDir(env),
    homeDir: homeDir(),
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    tmpDir: os.tmpdir(),
    lanAddresses: lanAddresses(),
  };
}

/** Networks that an engine made are between containers and this computer only. */
const virtual = /^(?:docker|br-|veth|virbr|cni|podman|lxc|vmnet|bridge)/;

function lanAddresses(): string[] {
  const found = Object.entries(os.networkInterfaces()).flatMap(([name, addresses = []]) =>
    virtual.test(name) ? [] : addresses.filter(({ family, internal }) => family === "IPv4" && !internal),
  );
  const name = os.hostname().toLowerCase();
  const names = /^[a-z0-9-]+$/.test(name) && name !== "localhost" ? [`${name}.local`] : [];
  return [...found.map(({ address }) => address), ...(found.length > 0 ? names : [])];
}

function homeDir(): string | null {
  try {
    const home = os.homedir();
    return home === "" || home === "/" ? null : home;
  } catch {
    return null;
  }
}

/**
 * cron, `su` and some ways of `ssh` leave XDG_RUNTIME_DIR out. A command from there must find the service that the app runs,
 * so the directory that the session manager made (`/run/user/<uid>`) counts all the same.
 */
function withRuntimeDir(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  if (process.platform !== "linux" || env.XDG_RUNTIME_DIR) return env;
  const uid = process.getuid?.() ?? -1;
  const directory = `/run/user/${uid}`;
  const found = fs.statSync(directory, { throwIfNoEntry: false });
  return found?.isDirectory() && found.uid === uid ? { ...env, XDG_RUNTIME_DIR: directory } : env;
}
