import type { Host } from "@rockpool/gateway-core/host/host";

export interface Opener {
  command: string;
  args(target: string): string[];
}

/**
 * What opens a page or a file in this person's browser; null where there is no screen to show it on. `BROWSER` counts
 * first: remote editors set it to a program that opens the page on the right computer.
 */
export function opener(host: Host): Opener | null {
  const { BROWSER, DISPLAY, WAYLAND_DISPLAY } = host.env;
  if (host.platform === "win32") {
    // `start` is part of the shell; rundll32 takes the target as it is, without a shell's quoting.
    return { command: "rundll32", args: (target) => ["url.dll,FileProtocolHandler", target] };
  }
  if (BROWSER && !/[\s:%]/.test(BROWSER)) return { command: BROWSER, args: (target) => [target] };
  if (host.platform === "darwin") return { command: "open", args: (target) => [target] };
  return DISPLAY || WAYLAND_DISPLAY ? { command: "xdg-open", args: (target) => [target] } : null;
}
