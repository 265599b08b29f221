import type { Membership } from "@rockpool/gateway-core/sharing/join";
import type { Context } from "../context.ts";
import { exitCode } from "../exit-code.ts";

export interface PipedSession {
  sessionId: string;
  /** Whether the other side has a terminal; then every key goes there, Ctrl-C included. */
  tty: boolean;
}

/**
 * Connects this process's streams to a session until it ends. Answers with its exit code; null where the process that ran
 * it is gone.
 */
export async function pipeSession(
  context: Context,
  membership: Membership,
  { sessionId, tty }: PipedSession,
): Promise<number | null> {
  const { stdin, stdout, stderr, interrupts } = context;
  const { bridge } = membership;
  // Input must arrive in the order it was typed: one call after the other.
  let queue: Promise<unknown> = Promise.resolve();
  const send = (data: string, end: boolean) => {
    queue = queue.then(() => bridge.call("openclaw.input", { sessionId, data, end }));
  };
  const onData = (chunk: Buffer) => send(chunk.toString("base64"), false);
  const onEnd = () => send("", true);
  const onResize = () =>
    void bridge.call("openclaw.resize", { sessionId, columns: stdout.columns, rows: stdout.rows });

  let unsubscribe: () => void = () => {};
  let unwatch: () => void = () => {};
  let release: () => void = () => {};
  const ended = new Promise<number | null>((resolve) => {
    unsubscribe = bridge.subscribe("openclaw", { sessionId }, (event) => {
      if (event.kind === "exit") return resolve(event.code);
      (event.stream === "stderr" ? stderr : stdout).write(Buffer.from(event.data, "base64"));
    });
    unwatch = membership.onRoleChange(() => resolve(null));
    // With a terminal on the other side Ctrl-C arrives as a key; here it is for a pipe, or a signal from elsewhere.
    release = interrupts.handle(() => {
      void bridge.call("openclaw.stop", { sessionId });
      resolve(exitCode.interrupted);
    });
  });

  if (tty) {
    stdin.setRawMode(true);
    stdout.on("resize", onResize);
  }
  stdin.on("data", onData);
  stdin.on("end", onEnd);
  stdin.resume();
  try {
    return await ended;
  } finally {
    stdin.off("data", onData);
    stdin.off("end", onEnd);
    stdin.pause();
    if (tty) {
      stdin.setRawMode(false);
      stdout.off("resize", onResize);
    }
    unsubscribe();
    unwatch();
    release();
  }
}
