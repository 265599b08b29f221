/**
 * The URL to hand to the system's browser, null where it must not be: only http and https go out, since other schemes
 * start programs. It is written anew from its parts, so that what was checked is what is opened.
 */
export function externalUrl(url: string): string | null {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return null;
  }
  if (parsed.protocol !== "http:" && parsed.protocol !== "https:") return null;
  if (parsed.username !== "" || parsed.password !== "") return null;
  return parsed.href;
}

/** The only way out of the app: hands a link to the system's browser, or does nothing. */
export function createOpenExternal(open: (url: string) => Promise<void>): (url: string) => void {
  return (url) => {
    const safe = externalUrl(url);
    // Where no browser can be started there is nothing left that we could show instead.
    if (safe !== null) open(safe).catch(() => {});
  };
}
