import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { _electron, type ElectronApplication } from "playwright-core";

const appFolder = path.join(import.meta.dirname, "..", "..");
const electronFolder = process.env.ELECTRON_OVERRIDE_DIST_PATH;

/** Why the app cannot be run here; null where it can. Tests skip with it. */
export function whyNoDesktop(): string | null {
  if (process.platform !== "linux") return "the tray is read over D-Bus, which is Linux's";
  if (!electronFolder) return "ELECTRON_OVERRIDE_DIST_PATH names no Electron";
  if (!process.env.DISPLAY) return "there is no display";
  if (!process.env.DBUS_SESSION_BUS_ADDRESS) return "there is no D-Bus session";
  if (process.getuid?.() === 0) return "root's Chromium has no sandbox";
  return null;
}

export interface Home {
  folder: string;
  /** The app's log, line by line. */
  log(): Record<string, unknown>[];
  remove(): void;
}

/** A ROCKPOOL_HOME of its own: settings, profile, lock and log of nobody else. */
export function makeHome(): Home {
  const folder = mkdtempSync(path.join(os.tmpdir(), "rockpool-desktop-"));
  return {
    folder,
    log() {
      const text = readFileSync(path.join(folder, "logs", "desktop.log"), "utf8");
      return text
        .trimEnd()
        .split("\n")
        .map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    // An app that was just killed may still write for a moment.
    remove: () => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 }),
  };
}

export interface LaunchOptions {
  home: Home;
  hidden?: boolean;
  env?: Record<string, string>;
}

/** Starts the built app as a person would, with Chromium's sandbox on. */
export async function launchApp({
  home,
  hidden = false,
  env = {},
}: LaunchOptions): Promise<ElectronApplication> {
  return await _electron.launch({
    executablePath: executable(),
    args: [appFolder, ...(hidden ? ["--hidden"] : [])],
    env: appEnv(home, env),
    chromiumSandbox: true,
    // Playwright would pretend a light system.
    colorScheme: null,
    timeout: 30_000,
  });
}

/** Ends the app without a word, if it has not ended already. */
export async function killApp(app: ElectronApplication | undefined): Promise<void> {
  let child: ChildProcess | undefined;
  try {
    child = app?.process();
  } catch {
    // Playwright forgets the process of an app that has ended.
  }
  if (!child || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

export function executable(): string {
  return path.join(electronFolder ?? "", "electron");
}

export const appArgument = appFolder;

export function appEnv(home: Home, env: Record<string, string> = {}): Record<string, string> {
  const inherited = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return { ...Object.fromEntries(inherited), ROCKPOOL_HOME: home.folder, ...env };
}
