import { setTimeout as sleep } from "node:timers/promises";
import type Docker from "dockerode";
import { engineError } from "../classify-engine-error.ts";
import type { ExecOptions, ExecSession } from "../engine.ts";
import { EngineError } from "../engine-error.ts";
import { duplexSession } from "./duplex-session.ts";
import { resize } from "./resize.ts";

/** The engine may close the stream a moment before it books the exit code. */
const exitPollMs = 20;
const exitPatienceMs = 3000;

/** `docker exec`, started. `conflict` when the container does not run. */
export async function openExec(docker: Docker, id: string, options: ExecOptions): Promise<ExecSession> {
  const exec = await docker.getContainer(id).exec({
    Cmd: [...options.command],
    Env: Object.entries(options.env ?? {}).map(([name, value]) => `${name}=${value}`),
    ...(options.user === undefined ? {} : { User: options.user }),
    ...(options.workingDir === undefined ? {} : { WorkingDir: options.workingDir }),
    AttachStdin: options.stdin,
    AttachStdout: true,
    AttachStderr: true,
    Tty: options.tty,
  });
  const connection = await exec.start({ hijack: true, stdin: options.stdin, Tty: options.tty });
  const { over, ...session } = duplexSession(connection, options.tty);
  const exit = over.then(() => exitCode(exec));
  exit.catch(() => {}); // for those who never ask
  return {
    ...session,
    exit,
    async resize({ columns, rows }) {
      try {
        await resize(docker, `/exec/${exec.id}`, { columns, rows });
      } catch (error) {
        throw engineError(error);
      }
    },
  };
}

async function exitCode(exec: Docker.Exec): Promise<number> {
  const deadline = Date.now() + exitPatienceMs;
  for (;;) {
    let state: Docker.ExecInspectInfo;
    try {
      state = await exec.inspect();
    } catch (error) {
      throw engineError(error);
    }
    if (!state.Running && state.ExitCode !== null) return state.ExitCode;
    if (Date.now() > deadline) {
      throw new EngineError("connection-lost", "The connection ended while the program still runs");
    }
    await sleep(exitPollMs);
  }
}
