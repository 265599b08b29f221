import { EventEmitter } from "node:events";
import { PassThrough } from "node:stream";
import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Host } from "@rockpool/gateway-core/host/host";
import { silentLogger } from "@rockpool/gateway-core/host/logger";
import { localBridge } from "@rockpool/gateway-core/router/local-bridge";
import { type FakeService, fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import type { Membership, Role } from "@rockpool/gateway-core/sharing/join";
import { messagesFor } from "@rockpool/messages/catalogue";
import { main } from "../main.ts";
import type { Surroundings } from "../run-command.ts";

export interface CliRun {
  readonly service: FakeService;
  readonly exit: Promise<number>;
  stdout(): string;
  stderr(): string;
  /** Standard output, a JSON text a line. */
  documents(): Record<string, unknown>[];
  readonly stdin: PassThrough;
  /** Ctrl-C. */
  interrupt(): void;
  /** Resolves when standard output or error holds `text`. */
  says(text: string): Promise<void>;
  changeRole(role: Role): void;
}

export interface CliRunOptions {
  service?: FakeService;
  /** In place of one straight to the service. */
  bridge?: Bridge;
  env?: Record<string, string>;
  tty?: boolean;
  screens?: string;
  platform?: NodeJS.Platform;
  /** Instead of a service: why there is none. */
  joinError?: Error;
}

/** Runs a command line in this process, on a fake service. The clock stands at 10 s after the epoch. */
export function runCli(args: string[], options: CliRunOptions = {}): CliRun {
  const service = options.service ?? fakeService();
  const signals = new EventEmitter();
  const stdin = stream(options.tty);
  const [stdout, stderr] = [stream(options.tty), stream(options.tty)];
  const texts = new Map<PassThrough, string>();
  const waiters = new Set<() => void>();
  for (const sink of [stdout, stderr]) {
    texts.set(sink, "");
    sink.on("data", (chunk: Buffer) => {
      texts.set(sink, (texts.get(sink) ?? "") + chunk.toString());
      for (const waiter of [...waiters]) waiter();
    });
  }
  const roleListeners = new Set<(role: Role) => void>();
  const membership: Membership = {
    bridge: options.bridge ?? localBridge(service.handlers, service.sources, { log: silentLogger }),
    role: () => "owner",
    onRoleChange(listener) {
      roleListeners.add(listener);
      return () => roleListeners.delete(listener);
    },
    close: () => service.close(),
  };
  const host: Host = {
    platform: options.platform ?? "linux",
    arch: "x64",
    env: options.env ?? {},
    homeDir: "/home/ada",
    uid: process.getuid?.() ?? -1,
    gid: process.getgid?.() ?? -1,
    tmpDir: "/tmp",
    lanAddresses: [],
  };
  const surroundings: Surroundings = {
    host,
    appVersion: "1.2.3",
    messages: messagesFor("en"),
    program: "/opt/rockpool/rockpool.js",
    screens: options.screens ?? "/nowhere",
    stdin: stdin as unknown as NodeJS.ReadStream,
    stdout: stdout as unknown as NodeJS.WriteStream,
    stderr: stderr as unknown as NodeJS.WriteStream,
    signals,
    now: () => 10_000,
    join: () => (options.joinError ? Promise.reject(options.joinError) : Promise.resolve(membership)),
    exit: (code) => signals.emit("exited", code),
  };
  const forced = new Promise<number>((resolve) => void signals.once("exited", resolve));
  return {
    service,
    exit: Promise.race([main(args, surroundings), forced]),
    stdout: () => texts.get(stdout) ?? "",
    stderr: () => texts.get(stderr) ?? "",
    documents: () =>
      (texts.get(stdout) ?? "")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    stdin,
    interrupt: () => void signals.emit("SIGINT"),
    says(text) {
      return new Promise((resolve) => {
        const look = () => {
          if (![...texts.values()].some((said) => said.includes(text))) return;
          waiters.delete(look);
          resolve();
        };
        waiters.add(look);
        look();
      });
    },
    changeRole(role) {
      for (const listener of roleListeners) listener(role);
    },
  };
}

function stream(tty = false): PassThrough {
  const through = new PassThrough();
  return Object.assign(through, { isTTY: tty, columns: 80, rows: 24, setRawMode: () => through });
}
