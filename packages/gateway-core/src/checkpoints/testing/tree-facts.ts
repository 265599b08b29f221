import { createHash } from "node:crypto";
import { lstatSync, readdirSync, readFileSync, readlinkSync } from "node:fs";

/**
 * What a tree is, one line an entry, found by other means than the product's: path, type, mode, owner, time, content. Times
 * to the nanosecond; inodes told apart by number within the tree. `skip` names entries, wherever they are.
 */
export function treeFacts(root: string, skip: readonly string[] = []): string[] {
  const lines: string[] = [];
  const inodes = new Map<bigint, number>();
  visit(Buffer.from("."));
  return lines;

  function visit(path: Buffer): void {
    const full = Buffer.concat([Buffer.from(`${root}/`), path]);
    const stat = lstatSync(full, { bigint: true });
    const name = JSON.stringify(path.toString("latin1"));
    const facts = [name, stat.mode.toString(8), `${stat.uid}:${stat.gid}`, stat.mtimeNs];
    if (stat.isFile()) {
      inodes.set(stat.ino, inodes.get(stat.ino) ?? inodes.size);
      facts.push(createHash("sha256").update(readFileSync(full)).digest("hex"), `#${inodes.get(stat.ino)}`);
    }
    if (stat.isSymbolicLink()) facts.push(readlinkSync(full, "latin1"));
    if (stat.isFIFO()) return;
    lines.push(facts.join(" "));
    if (!stat.isDirectory()) return;
    const names = readdirSync(full, { encoding: "buffer" }).sort(Buffer.compare);
    for (const each of names) {
      if (skip.includes(each.toString())) continue;
      visit(Buffer.concat([path, Buffer.from("/"), each]));
    }
  }
}
