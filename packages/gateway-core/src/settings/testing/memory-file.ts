import type { KeyValueFile } from "../key-value-file.ts";

/** A settings file without a disk. */
export function memoryFile(content: Record<string, unknown> = {}): KeyValueFile {
  let current = content;
  const listeners = new Set<() => void>();
  return {
    path: "memory",
    get store() {
      return current;
    },
    set store(value) {
      current = structuredClone(value);
      for (const listener of [...listeners]) listener();
    },
    onDidAnyChange(callback) {
      listeners.add(callback);
      return () => listeners.delete(callback);
    },
  };
}
