/** Scheme and host of a URL, null where it is none. `URL.origin` says "null" for schemes like ours. */
export function originOf(url: string): string | null {
  try {
    const parsed = new URL(url);
    return `${parsed.protocol}//${parsed.host}`;
  } catch {
    return null;
  }
}
