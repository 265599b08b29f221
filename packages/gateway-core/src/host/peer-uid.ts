import { readFile } from "node:fs/promises";

const tables = ["/proc/net/tcp", "/proc/net/tcp6"];

/**
 * Which user holds the other end of a loopback connection, by the kernel's own table; null where it does not say (other
 * systems, an end already gone). Source: proc_net_tcp in the kernel's documentation.
 */
export async function peerUid(peerPort: number, ownPort: number): Promise<number | null> {
  for (const table of tables) {
    const uid = uidIn(await readFile(table, "utf8").catch(() => ""), peerPort, ownPort);
    if (uid !== null) return uid;
  }
  return null;
}

/** Columns: `sl local_address rem_address st tx:rx tr:tm retrnsmt uid …`, addresses as hex `IP:PORT`. */
export function uidIn(table: string, peerPort: number, ownPort: number): number | null {
  for (const line of table.split("\n").slice(1)) {
    const columns = line.trim().split(/\s+/);
    if (portOf(columns[1]) !== peerPort || portOf(columns[2]) !== ownPort) continue;
    const uid = Number(columns[7]);
    if (Number.isInteger(uid)) return uid;
  }
  return null;
}

function portOf(address: string | undefined): number {
  return Number.parseInt(address?.split(":")[1] ?? "", 16);
}
