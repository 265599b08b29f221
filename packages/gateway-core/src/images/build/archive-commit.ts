const block = 512;

/**
 * The commit in the beginning of a tar, where `git archive` writes it as the comment of a global header; null where there is
 * none. Sources: git-get-tar-commit-id(1); pax(1) for the header, 124 size in octal, 156 type, and `52 comment=…` as content.
 * tar-stream reads such headers and keeps them to itself.
 */
export function archiveCommit(start: Buffer): string | null {
  if (start.length < block || start.toString("latin1", 156, 157) !== "g") return null;
  const size = Number.parseInt(start.toString("latin1", 124, 136), 8);
  const content = start.toString("latin1", block, block + Math.min(size || 0, block));
  return /^\d+ comment=([0-9a-f]{40})\n/m.exec(content)?.[1] ?? null;
}
