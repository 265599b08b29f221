/** Where this browser's session lives: `/s/…/`. Kept for this origin, port included, unlike the cookie that goes with it. */
const sessionKey = "rockpool-session";

/**
 * The path of this browser's session: by exchanging the token in the address, which is taken out of it, or the one it
 * had before. "used" where the token was refused and there is no older session, null where there is neither.
 */
export async function signIn(): Promise<string | "used" | null> {
  const token = new URLSearchParams(location.hash.slice(1)).get("token");
  const known = localStorage.getItem(sessionKey);
  if (token === null) return known;
  history.replaceState(null, "", location.pathname);
  const response = await fetch("/session", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ token }),
  });
  if (!response.ok) return known ?? "used";
  const { path } = (await response.json()) as { path: string };
  localStorage.setItem(sessionKey, path);
  return path;
}

export function forgetSession(): void {
  localStorage.removeItem(sessionKey);
}
