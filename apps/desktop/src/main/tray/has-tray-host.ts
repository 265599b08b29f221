import { createConnection, type Socket } from "node:net";
import { bodyOfReply, busCall } from "./dbus-message.ts";

/** Longest wait for the session bus, in milliseconds: it is on this machine and answers at once or not at all. */
const patienceMs = 2000;

/**
 * Whether a panel is there that shows tray icons: on Linux, whether anybody owns org.kde.StatusNotifierWatcher on the
 * session bus; elsewhere always. Electron does not tell. Asked in the bus's own bytes, since a client library for one
 * question would weigh more than the rest of the tray. Without an answer we assume there is none.
 */
export async function hasTrayHost(
  platform: NodeJS.Platform,
  busAddress: string | undefined,
): Promise<boolean> {
  if (platform !== "linux") return true;
  const path = unixPath(busAddress ?? "");
  return path !== null && (await nameHasOwner(path, "org.kde.StatusNotifierWatcher").catch(() => false));
}

/** The session bus: as the session says, else where systemd puts it. */
export function sessionBus(env: Readonly<Record<string, string | undefined>>): string | undefined {
  if (env.DBUS_SESSION_BUS_ADDRESS) return env.DBUS_SESSION_BUS_ADDRESS;
  return env.XDG_RUNTIME_DIR ? `unix:path=${env.XDG_RUNTIME_DIR}/bus` : undefined;
}

/** The socket of an address such as `unix:path=/run/user/1000/bus;…`; source: D-Bus specification, "Server Addresses". */
export function unixPath(address: string): string | null {
  for (const one of address.split(";")) {
    const [, keys] = /^unix:(.*)$/.exec(one) ?? [];
    for (const pair of keys?.split(",") ?? []) {
      const [key, value] = pair.split("=");
      if (key === "path" && value) return decodeURIComponent(value);
      if (key === "abstract" && value) return `\0${decodeURIComponent(value)}`;
    }
  }
  return null;
}

async function nameHasOwner(path: string, name: string): Promise<boolean> {
  const socket = createConnection(path);
  socket.setTimeout(patienceMs, () => socket.destroy(new Error("the session bus does not answer")));
  try {
    const uid = Buffer.from(String(process.getuid?.() ?? 0)).toString("hex");
    socket.write(`\0AUTH EXTERNAL ${uid}\r\n`);
    const auth = await read(socket, (bytes) => (bytes.includes("\r\n") ? bytes : null));
    if (!auth.toString().startsWith("OK ")) return false;
    socket.write("BEGIN\r\n");
    socket.write(Buffer.concat([busCall(1, "Hello"), busCall(2, "NameHasOwner", name)]));
    const answer = await read(socket, (bytes) => bodyOfReply(bytes, 2));
    return answer.readUInt32LE(0) === 1;
  } finally {
    socket.destroy();
  }
}

/** Collects what comes until `done` makes something of it. */
function read(socket: Socket, done: (bytes: Buffer) => Buffer | null): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let bytes = Buffer.alloc(0);
    socket.on("data", (chunk) => {
      bytes = Buffer.concat([bytes, chunk]);
      const result = done(bytes);
      if (result === null) return;
      socket.removeAllListeners("data");
      resolve(result);
    });
    socket.once("error", reject);
    socket.once("close", () => reject(new Error("the session bus hung up")));
  });
}
