import { readdirSync, readFileSync, readlinkSync } from "node:fs";

/** State 0A of /proc/net/tcp; source: include/net/tcp_states.h, TCP_LISTEN. */
const listening = "0A";

/**
 * Addresses of /proc/net/tcp{,6} whose listener takes connections to 127.0.0.1: itself, every address, and both as
 * IPv6 writes them. The bytes of each 32-bit word are swapped on the little-endian machines that Rockpool runs on.
 */
const reachable = new Set(["0100007F", "00000000", "0".repeat(32), "0000000000000000FFFF00000100007F"]);

/**
 * The process that listens on a port, as far as /proc shows it: a process of another user does not show its sockets,
 * unless we are root. null where it cannot be known.
 */
export function linuxListener(port: number): { pid: number; name?: string } | null {
  const sockets = ["/proc/net/tcp", "/proc/net/tcp6"].flatMap((file) => listeningSockets(read(file), port));
  if (sockets.length === 0) return null;
  const links = new Set(sockets.map((inode) => `socket:[${inode}]`));
  for (const entry of list("/proc")) {
    if (!/^\d+$/.test(entry)) continue;
    if (!list(`/proc/${entry}/fd`).some((fd) => links.has(link(`/proc/${entry}/fd/${fd}`)))) continue;
    const name = read(`/proc/${entry}/comm`).trim();
    return { pid: Number(entry), ...(name === "" ? {} : { name }) };
  }
  return null;
}

/** Inodes of the sockets that listen on the port; for the format see proc(5). */
export function listeningSockets(table: string, port: number): string[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, "0");
  return table
    .split("\n")
    .slice(1)
    .flatMap((line) => {
      const [, local = "", , state, , , , , , inode] = line.trim().split(/\s+/);
      const [address = "", localPort] = local.split(":");
      const ours = localPort === wanted && state === listening && reachable.has(address);
      return ours && inode !== undefined && inode !== "0" ? [inode] : [];
    });
}

function read(file: string): string {
  return orElse(() => readFileSync(file, "utf8"), "");
}

function list(directory: string): string[] {
  return orElse(() => readdirSync(directory), []);
}

function link(file: string): string {
  return orElse(() => readlinkSync(file), "");
}

/** Processes end while we look at them, and others are not ours to look at. */
function orElse<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch {
    return otherwise;
  }
}
