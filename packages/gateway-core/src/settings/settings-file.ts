import path from "node:path";

export const settingsFileName = "settings.json";

/** Where the settings are, below the `config` of rockpoolDirs. */
export function settingsPath(configDir: string): string {
  return path.join(configDir, settingsFileName);
}

/**
 * Options for `new Conf(…)`; electron-store takes the same with `name` in place of `configName`.
 * `clearInvalidConfig` is off because it would replace a corrupt file silently: openSettings moves it aside instead.
 * `watch` is off because openSettings watches better (watch-settings.ts).
 */
export function settingsFileOptions(configDir: string) {
  return {
    cwd: configDir,
    fileExtension: "json",
    watch: false,
    clearInvalidConfig: false,
    accessPropertiesByDotNotation: false,
    configFileMode: 0o600,
  } as const;
}
