import { watch } from "node:fs";
import path from "node:path";
import type { Unsubscribe } from "../contract/topics.ts";

/** Writing a file anew is a burst of events; milliseconds after the last of them. */
const settleMs = 50;

/**
 * Calls `onChange` when the file was written, replaced or removed, by whichever process. It watches the folder, because
 * an atomic write puts another file in its place. (`conf` can watch too, but on Linux it asks for the file's date twice
 * a second for ever.) Throws where the folder cannot be watched. Keeps no process alive.
 */
export function watchSettings(file: string, onChange: () => void): Unsubscribe {
  const name = path.basename(file);
  let timer: NodeJS.Timeout | undefined;
  const watcher = watch(path.dirname(file), { persistent: false }, (_event, changed) => {
    if (changed !== null && changed !== name) return;
    clearTimeout(timer);
    timer = setTimeout(onChange, settleMs).unref();
  });
  // A folder that goes away takes its watch with it; the settings in memory stay.
  watcher.on("error", () => watcher.close());
  return () => {
    clearTimeout(timer);
    watcher.close();
  };
}
