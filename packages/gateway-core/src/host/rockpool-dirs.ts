import { createHash } from "node:crypto";
import path from "node:path";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "./host.ts";

export interface RockpoolDirs {
  /** Settings; survives everything. */
  config: string;
  /** Lock and socket of the running service; may be emptied by a reboot. */
  runtime: string;
  log: string;
  /** What only makes things quicker; may go at any time. */
  cache: string;
}

/** Longest name a file in `runtime` may have, so that a socket there stays bindable. */
const longestRuntimeName = 20;
/** `sun_path` holds 104 bytes on macOS and 108 on Linux, the closing zero included; source: unix(4), unix(7). */
const longestSocketPath = 100;

/**
 * Where Rockpool keeps its own files: `ROCKPOOL_HOME` where it is set, else what each system expects. Creates nothing.
 * Throws `home-missing` where neither says anything.
 */
export function rockpoolDirs(host: Host): RockpoolDirs {
  const join = host.platform === "win32" ? path.win32.join : path.posix.join;
  const override = host.env.ROCKPOOL_HOME;
  if (override) {
    return {
      config: override,
      runtime: shortEnough(host, join(override, "run")),
      log: join(override, "logs"),
      cache: join(override, "cache"),
    };
  }
  const home = host.homeDir;
  if (home === null) {
    throw new RockpoolError({
      code: "home-missing",
      message: "There is no home directory and ROCKPOOL_HOME is not set",
    });
  }
  switch (host.platform) {
    case "darwin": {
      const config = join(home, "Library", "Application Support", "Rockpool");
      return {
        config,
        runtime: shortEnough(host, join(config, "run")),
        log: join(home, "Library", "Logs", "Rockpool"),
        cache: join(home, "Library", "Caches", "Rockpool"),
      };
    }
    case "win32": {
      const local = host.env.LOCALAPPDATA || join(home, "AppData", "Local");
      return {
        config: join(host.env.APPDATA || join(home, "AppData", "Roaming"), "Rockpool"),
        runtime: join(local, "Rockpool", "run"),
        log: join(local, "Rockpool", "logs"),
        cache: join(local, "Rockpool", "cache"),
      };
    }
    default: {
      const config = join(absolute(host.env.XDG_CONFIG_HOME) ?? join(home, ".config"), "rockpool");
      const state = join(absolute(host.env.XDG_STATE_HOME) ?? join(home, ".local", "state"), "rockpool");
      const runtime = absolute(host.env.XDG_RUNTIME_DIR);
      return {
        config,
        runtime: shortEnough(host, runtime ? join(runtime, "rockpool") : join(state, "run")),
        log: join(state, "logs"),
        cache: join(absolute(host.env.XDG_CACHE_HOME) ?? join(home, ".cache"), "rockpool"),
      };
    }
  }
}

/** The XDG base directory specification: a relative path is invalid and to be ignored. */
function absolute(value: string | undefined): string | null {
  return value?.startsWith("/") ? value : null;
}

/** A directory whose sockets would not bind is replaced by a short one below the temporary directory, named by its hash. */
function shortEnough(host: Host, directory: string): string {
  if (host.platform === "win32") return directory;
  if (Buffer.byteLength(directory) + 1 + longestRuntimeName <= longestSocketPath) return directory;
  const hash = createHash("sha256").update(directory).digest("hex").slice(0, 12);
  const short = path.posix.join(host.tmpDir, `rockpool-${host.uid}-${hash}`);
  return Buffer.byteLength(short) + 1 + longestRuntimeName <= longestSocketPath
    ? short
    : `/tmp/rockpool-${host.uid}-${hash}`;
}
