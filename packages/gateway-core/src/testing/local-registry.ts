import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";

const program = "/usr/bin/docker-registry";

/** Who may in where the registry asks for a sign-in. */
export const registryCredentials = { username: "tester", password: "rockpool-test" } as const;

/** bcrypt of that password, the only kind the registry reads: `python3 -c 'import crypt; …METHOD_BLOWFISH, rounds=16'`. */
const htpasswd = "tester:$2b$04$1BX5y1IvSfJjcLeQVHcFHOafs/Sj1fICOJ/yTnM3qCuei807qb8dG\n";

export interface LocalRegistry {
  /** `127.0.0.1:40123`; an engine takes plain http there. */
  address: string;
  /** Its folder: what it stores is below `docker/registry/v2`. */
  storage: string;
  /** Ends it and removes what it stored. */
  stop(): Promise<void>;
}

/** Why there can be none here; null where there can. */
export function noLocalRegistry(): string | null {
  return existsSync(program) ? null : "there is no docker-registry";
}

/**
 * Debian's registry (distribution 2.8) on a free port of 127.0.0.1. With `signIn` it asks for `registryCredentials`, by
 * basic authentication. Rejects when it does not listen within 20 s, with what it said.
 */
export async function startLocalRegistry(options: { signIn?: boolean } = {}): Promise<LocalRegistry> {
  const root = await mkdtemp(path.join(tmpdir(), "rockpool-registry-"));
  const storage = path.join(root, "storage");
  const passwords = path.join(root, "htpasswd");
  await writeFile(passwords, htpasswd);
  await writeFile(path.join(root, "config.yml"), config(storage, options.signIn ? passwords : null));
  const child = spawn(program, ["serve", path.join(root, "config.yml")], {
    stdio: ["ignore", "ignore", "pipe"],
  });
  try {
    return {
      address: await addressOf(child),
      storage,
      async stop() {
        await end(child);
        await rm(root, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await end(child);
    await rm(root, { recursive: true, force: true });
    throw error;
  }
}

/** Port 0: the log says which one it became, so that nobody takes it in between. */
function config(storage: string, passwords: string | null): string {
  return JSON.stringify({
    version: 0.1,
    log: { level: "info", formatter: "json", accesslog: { disabled: true } },
    storage: { filesystem: { rootdirectory: storage }, delete: { enabled: true } },
    http: { addr: "127.0.0.1:0", secret: "test" },
    ...(passwords === null ? {} : { auth: { htpasswd: { realm: "test", path: passwords } } }),
  });
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = "";
    const fail = (why: string) => reject(new Error(`docker-registry ${why}: ${said.slice(-2000)}`));
    const timer = setTimeout(() => fail("did not come up"), 20_000);
    child.on("error", (error) => fail(error.message));
    child.on("exit", () => fail("ended"));
    // It goes on reading after the address is known: a full pipe would stop the registry.
    child.stderr?.setEncoding("utf8").on("data", (text: string) => {
      said = (said + text).slice(-20_000);
      const port = /listening on 127\.0\.0\.1:(\d+)/.exec(said)?.[1];
      if (port === undefined) return;
      clearTimeout(timer);
      resolve(`127.0.0.1:${port}`);
    });
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}
