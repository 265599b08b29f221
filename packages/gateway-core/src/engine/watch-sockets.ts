import { existsSync, type FSWatcher, watch } from "node:fs";
import path from "node:path";
import type { Host } from "../host/host.ts";
import { dockerConfigDirectory } from "./discovery/find-candidates.ts";
import { parseEndpoint } from "./endpoint.ts";

export interface SocketWatch {
  close(): void;
}

/** After something changed: an engine makes its socket some seconds before it answers. */
const lookAgainAfterMs = [150, 1000, 2000, 4000, 8000, 15_000] as const;
/** In case no change was seen: file systems without notification, inotify's limit, a group changed by a new login. */
const retryMs = 30_000;
/** Named pipes cannot be watched; asking for one that is not there costs microseconds. */
const retryOnWindowsMs = 5000;

/**
 * Calls `onChange` when an engine may have appeared: a socket came or went, the docker context changed, or the slow
 * retry is due. Waiting costs one watch a directory and one wake-up in 30 s (in 5 s on Windows); no timer keeps the
 * process alive. `endpoints` are those of discovery's report.
 */
export function watchSockets(input: {
  host: Host;
  endpoints: readonly string[];
  onChange: () => void;
  retryMs?: number;
  /** Something may have changed just before: looks again and again from the beginning. */
  lateStart?: boolean;
}): SocketWatch {
  const files = [...input.endpoints.flatMap(socketPath), ...contextFile(input.host)];
  const watched = new Map<string, { watcher: FSWatcher; names: Set<string> }>();
  const timers = new Set<NodeJS.Timeout>();

  const later = (milliseconds: number) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      input.onChange();
    }, milliseconds).unref();
    timers.add(timer);
  };
  const changed = () => {
    for (const timer of timers) clearTimeout(timer);
    timers.clear();
    arm(); // a directory on the way to a socket may exist only now
    for (const milliseconds of lookAgainAfterMs) later(milliseconds);
  };
  const arm = () => {
    for (const [directory, { watcher }] of watched) {
      if (existsSync(directory)) continue;
      watcher.close();
      watched.delete(directory);
    }
    for (const [directory, names] of nearestDirectories(files)) {
      const known = watched.get(directory);
      if (known) known.names = names;
      else watchDirectory(directory, names);
    }
  };
  const watchDirectory = (directory: string, names: Set<string>) => {
    try {
      const watcher = watch(directory, { persistent: false }, (_event, name) => {
        const ours = name === null || watched.get(directory)?.names.has(name);
        // The directory's own end is told under its own name, and ends the watch.
        if (ours || !existsSync(directory)) changed();
      });
      watcher.on("error", () => {});
      watched.set(directory, { watcher, names });
    } catch {
      // Not allowed, or inotify's limit: the slow retry remains.
    }
  };

  arm();
  if (input.lateStart) for (const milliseconds of lookAgainAfterMs) later(milliseconds);
  const slow = input.host.platform === "win32" ? retryOnWindowsMs : retryMs;
  const retry = setInterval(input.onChange, input.retryMs ?? slow).unref();
  return {
    close() {
      clearInterval(retry);
      for (const timer of timers) clearTimeout(timer);
      for (const { watcher } of watched.values()) watcher.close();
    },
  };
}

function socketPath(endpoint: string): string[] {
  const where = parseEndpoint(endpoint);
  return where.kind === "socket" && where.path.startsWith("/") && !where.path.startsWith("//")
    ? [where.path]
    : [];
}

function contextFile(host: Host): string[] {
  const directory = dockerConfigDirectory(host);
  return directory === null ? [] : [path.join(directory, "config.json")];
}

/** For each file the nearest directory that exists, with the names in it that lead there. */
function nearestDirectories(files: readonly string[]): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  for (const file of files) {
    let directory = path.dirname(file);
    let name = path.basename(file);
    while (!existsSync(directory) && directory !== path.dirname(directory)) {
      name = path.basename(directory);
      directory = path.dirname(directory);
    }
    found.set(directory, (found.get(directory) ?? new Set()).add(name));
  }
  return found;
}
