import { Duplex } from "node:stream";
import type { Engine, ExecSession } from "../engine/engine.ts";
import { gatewayPort } from "../gateway/container-paths.ts";

/** Bytes to and from the gateway's port inside its own container. */
export interface ExecRelay {
  socket: Duplex;
  /** What the relay said before it ended: `ECONNREFUSED`, or the engine's own words; empty while all is well. */
  complaint(): string;
  close(): void;
}

const relayScript = `const s=require("node:net").connect(${gatewayPort},"127.0.0.1");
s.on("error",e=>{process.stderr.write(e.code??e.message);process.exit(1)});
process.stdin.pipe(s).pipe(process.stdout);s.on("close",()=>process.exit(0))`;

/** Enough for an error; a relay that talks more is not ours. */
const longestComplaint = 2000;

/**
 * A `node` in the gateway's container that connects its stdio with the gateway's port. To the gateway this is a local
 * client, so it needs no pairing and no published port. Rejects with an EngineError.
 */
export async function openRelay(engine: Engine, containerId: string): Promise<ExecRelay> {
  const session = await engine.exec(containerId, {
    command: ["node", "-e", relayScript],
    stdin: true,
    tty: false,
  });
  let complaint = "";
  session.stderr.on("data", (chunk: Buffer) => {
    if (complaint.length < longestComplaint) complaint += chunk.toString("utf8");
  });
  session.exit.catch((error: unknown) => {
    complaint ||= error instanceof Error ? error.message : String(error);
  });
  const socket = duplexOf(session);
  return { socket, complaint: () => complaint, close: () => socket.destroy() };
}

function duplexOf(session: ExecSession): Duplex {
  const { stdin, stdout } = session;
  const socket = new Duplex({
    read: () => void stdout.resume(),
    write: (chunk: Buffer, _encoding, done) => void stdin.write(chunk, done),
    final: (done) => void stdin.end(done),
    destroy: (error, done) => {
      session.close();
      done(error);
    },
  });
  stdout.on("data", (chunk: Buffer) => {
    if (!socket.push(chunk)) stdout.pause();
  });
  stdout.on("end", () => void socket.push(null));
  for (const stream of [stdin, stdout]) stream.on("error", (error: Error) => socket.destroy(error));
  return socket;
}
