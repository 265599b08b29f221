export interface SshLineFacts {
  user: string;
  host: string;
  /** Port of the screens, then of the gateway; the same on both sides, since Host, Origin and links name it. */
  ports: readonly number[];
}

/** What to run on the other computer: `ssh -N -L … user@host`. */
export function sshLine({ user, host, ports }: SshLineFacts): string {
  const tunnels = ports.map((port) => `-L ${port}:127.0.0.1:${port}`);
  return ["ssh", "-N", ...tunnels, `${user}@${host}`].join(" ");
}
