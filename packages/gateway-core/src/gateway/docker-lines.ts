import type { WishedVolume } from "./gateway-spec.ts";

/** Docker lines of the other steps, for `--dry-run` and for people who like to see them. Never a secret. */
export const dockerLines = {
  start: (_name: string): string => "",
  stop: (_name: string, _timeoutSeconds: number): string => "",
  kill: (_name: string): string => "",
  remove: (_name: string): string => "",
  createVolume: (_volume: WishedVolume, _labels: Readonly<Record<string, string>>): string => "",
  ownVolume: (_name: string, _volume: WishedVolume): string => "",
  seedConfig: (_name: string): string => "",
  exec: (_name: string, _command: readonly string[], _options: { tty: boolean }): string => "",
  inspectImage: (_reference: string): string => "",
  makeDirectory: (_path: string, _mode: number): string => "",
};
