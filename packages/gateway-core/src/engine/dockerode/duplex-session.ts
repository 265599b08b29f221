import { type Duplex, PassThrough, type Readable, Writable } from "node:stream";
import { finished } from "node:stream/promises";
import { demux } from "./demux.ts";

const hangUpMs = 500;

export interface DuplexSession {
  stdin: Writable;
  stdout: Readable;
  stderr: Readable;
  /** Resolves when the connection is over, however it ended; never rejects. */
  over: Promise<void>;
  close(): void;
}

/**
 * The upgraded connection of an exec or an attach as three streams. `stdin.end()` closes our half only, so that what
 * the program still says arrives. With a terminal everything comes through `stdout`, unframed.
 */
export function duplexSession(connection: Duplex, tty: boolean): DuplexSession {
  const { stdout, stderr } = tty ? unframed(connection) : demux(connection);
  const stdin = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      connection.write(chunk, done);
    },
    final: (done) => {
      connection.end(done);
    },
  });
  // A program that ended while we wrote to it is no reason to bring the process down; its exit code tells.
  stdin.on("error", () => {});
  const over = finished(connection).then(
    () => {},
    () => {},
  );
  return {
    stdin,
    stdout,
    stderr,
    over,
    close() {
      // First the readers, so that they end without an error about the connection.
      stdout.destroy();
      stderr.destroy();
      stdin.destroy();
      if (tty && connection.writable) hangUp(connection);
      else connection.destroy();
    },
  };
}

function unframed(connection: Duplex): { stdout: Readable; stderr: Readable } {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  stdout.on("error", () => {});
  connection.on("error", (error) => stdout.destroy(error));
  connection.pipe(stdout);
  stderr.end();
  return { stdout, stderr };
}

/**
 * The engine keeps a terminal open when its client goes, so nobody gets a SIGHUP (moby/moby#9098): say Ctrl-C and
 * Ctrl-D instead, which most programs leave by.
 */
function hangUp(connection: Duplex): void {
  connection.resume();
  connection.end("\x03\x04");
  setTimeout(() => connection.destroy(), hangUpMs).unref();
}
