/** `sha256:8c1f4f0d8c1f`: enough to tell two images apart, and what engines take as well. */
export function shortDigest(digest: string): string {
  const [, algorithm, hex] = /^([a-z0-9]+):([0-9a-f]+)$/.exec(digest) ?? [];
  return algorithm && hex ? `${algorithm}:${hex.slice(0, 12)}` : digest;
}
