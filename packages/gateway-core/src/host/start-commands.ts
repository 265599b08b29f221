import type { Host } from "./host.ts";
import type { InstallableEngine } from "./installed-engines.ts";

export interface StartCommand {
  file: string;
  args: readonly string[];
  limitMs: number;
}

export interface StartRecipe {
  /** To be tried in this order until one works. */
  commands: readonly StartCommand[];
  /** What a person can type where we may not do it ourselves. */
  manual: string;
}

/** Docker Desktop boots a VM; `docker desktop start` has been seen to hang (docker/desktop-feedback#444). */
const desktopLimitMs = 60_000;
/** Colima boots a VM, and downloads it the first time. */
const colimaLimitMs = 300_000;
/** Long enough for a person to type a password into the system's dialog. */
const serviceLimitMs = 60_000;
const openLimitMs = 10_000;

/**
 * How an installed engine is started on this system. `profile` is the Colima profile that was seen stopped: starting
 * another one would switch the docker context to a VM without the gateway in it.
 */
export function startRecipe(
  engine: InstallableEngine,
  host: Host,
  options: { rootless?: boolean; profile?: string } = {},
): StartRecipe {
  switch (engine) {
    case "Docker Desktop":
      return dockerDesktop(host);
    case "OrbStack":
    case "Rancher Desktop":
      return { commands: [open(engine)], manual: `open -a "${engine}"` };
    case "Colima": {
      const args = ["start", ...(options.profile ? [options.profile] : [])];
      return {
        commands: [{ file: "colima", args, limitMs: colimaLimitMs }],
        manual: `colima ${args.join(" ")}`,
      };
    }
    case "Docker Engine":
      return service(["start", "docker"], options.rootless ?? false);
    case "Podman":
      return host.platform === "linux"
        ? service(["start", "podman.socket"], true)
        : {
            commands: [{ file: "podman", args: ["machine", "start"], limitMs: desktopLimitMs }],
            manual: "podman machine start",
          };
  }
}

function dockerDesktop(host: Host): StartRecipe {
  const byCli = { file: "docker", args: ["desktop", "start", "--detach"], limitMs: desktopLimitMs };
  switch (host.platform) {
    case "darwin":
      return { commands: [byCli, open("Docker")], manual: "open -a Docker" };
    case "win32": {
      const app = `${host.env.ProgramFiles ?? "C:\\Program Files"}\\Docker\\Docker\\Docker Desktop.exe`;
      const start = { file: "cmd.exe", args: ["/d", "/c", "start", "", app], limitMs: openLimitMs };
      return { commands: [byCli, start], manual: app };
    }
    default:
      return service(["start", "docker-desktop"], true);
  }
}

function open(application: string): StartCommand {
  return { file: "/usr/bin/open", args: ["-g", "-a", application], limitMs: openLimitMs };
}

/** As an ordinary user, systemd asks for a password through the desktop's own dialog. */
function service(args: readonly string[], ofUser: boolean): StartRecipe {
  const all = ofUser ? ["--user", ...args] : args;
  return {
    commands: [{ file: "systemctl", args: all, limitMs: serviceLimitMs }],
    manual: `${ofUser ? "" : "sudo "}systemctl ${all.join(" ")}`,
  };
}
