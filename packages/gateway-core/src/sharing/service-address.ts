import path from "node:path";
import type { Host } from "../host/host.ts";
import { rockpoolDirs } from "../host/rockpool-dirs.ts";
import { pipeName } from "./pipe-name.ts";

export interface ServiceAddress {
  /** Holds, but for Windows, the socket; only its owner may enter. */
  directory: string;
  /** A unix socket's path, or the name of a named pipe. */
  socket: string;
  isPipe: boolean;
  /** Held for the moment in which a dead socket is taken away. */
  lock: string;
  /** Which process serves, for the message when it does not answer. Never used to decide anything. */
  note: string;
}

/** Where this person's service is found. Throws `home-missing`; on Windows also where the directory cannot be written. */
export function serviceAddress(host: Host): ServiceAddress {
  const directory = rockpoolDirs(host).runtime;
  const isPipe = host.platform === "win32";
  const { join } = isPipe ? path.win32 : path.posix;
  return {
    directory,
    socket: isPipe ? `\\\\.\\pipe\\${pipeName(directory)}` : join(directory, "service.sock"),
    isPipe,
    lock: join(directory, "service.lock"),
    note: join(directory, "service.json"),
  };
}
