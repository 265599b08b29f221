import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("./member-process.ts", import.meta.url));

/** A process of the test's own that takes part in the sharing. */
export interface Member {
  readonly process: ChildProcess;
  /** Everything it told so far. */
  readonly told: Record<string, unknown>[];
  order(line: string): void;
  /** The next thing told that matches, past ones included, from the `from`th on. Fails when the process ends before it. */
  tells(key: string, value?: unknown, from?: number): Promise<Record<string, unknown>>;
  /** Resolves when the process is gone. */
  readonly gone: Promise<void>;
}

export function startMember(home: string, env: Record<string, string> = {}): Member {
  const child = spawn(process.execPath, [program], {
    env: { ...process.env, ROCKPOOL_HOME: home, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const told: Record<string, unknown>[] = [];
  const waiters = new Set<() => void>();
  const tellAll = () => {
    for (const waiter of [...waiters]) waiter();
  };
  createInterface({ input: child.stdout }).on("line", (line) => {
    told.push(JSON.parse(line) as Record<string, unknown>);
    tellAll();
  });
  let ended = false;
  const gone = new Promise<void>((resolve) => {
    child.once("close", () => {
      ended = true;
      tellAll();
      resolve();
    });
  });
  return {
    process: child,
    told,
    gone,
    order: (line) => void child.stdin.write(`${line}\n`),
    tells(key, value, from = 0) {
      return new Promise((resolve, reject) => {
        const look = () => {
          const found = told
            .slice(from)
            .find((fact) => key in fact && (value === undefined || fact[key] === value));
          if (found) resolve(found);
          else if (ended) reject(new Error(`it ended without telling ${key}: ${JSON.stringify(told)}`));
          else return;
          waiters.delete(look);
        };
        waiters.add(look);
        look();
      });
    },
  };
}
