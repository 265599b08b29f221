import { listenOnce } from "./listen-once.ts";

/** How far to look before any port will do: close ones are easier to remember. */
const reach = 100;

/**
 * A port of 127.0.0.1 that nobody listens on: the first one after `near`, else any. It is free at the moment of the
 * answer; whoever takes it must still be ready to lose it.
 */
export async function freePort(near: number): Promise<number> {
  for (let port = near + 1; port <= Math.min(near + reach, 65_535); port++) {
    const outcome = await listenOnce(port);
    if (outcome.kind === "listened") return outcome.port;
  }
  const any = await listenOnce(0);
  if (any.kind !== "listened") throw new Error("This computer gives no free port on 127.0.0.1");
  return any.port;
}
