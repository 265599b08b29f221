import type { Unsubscribe } from "../contract/topics.ts";

/**
 * A JSON file with an object in it, written atomically. `conf` (command line) and `electron-store` (desktop)
 * both satisfy it; opening one throws where the file cannot be read or parsed.
 */
export interface KeyValueFile {
  readonly path: string;
  /** Reading may throw as opening does; assigning writes the whole file. */
  store: Record<string, unknown>;
  /** Called after any change made through this object. */
  onDidAnyChange(callback: () => void): Unsubscribe;
}
