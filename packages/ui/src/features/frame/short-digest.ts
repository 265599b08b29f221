/** "sha256:8c1f4f0d2a7e": enough to compare by eye. */
export function shortDigest(digest: string): string {
  return digest.slice(0, "sha256:".length + 12);
}
