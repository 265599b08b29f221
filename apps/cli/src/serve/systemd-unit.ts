/**
 * A systemd user unit. SIGTERM ends `serve` and leaves the gateway running; an operation under way is waited for, hence
 * the long stop timeout. 2 is a wrong option: starting again would not help.
 */
export function systemdUnit(command: readonly string[]): string {
  return `[Unit]
Description=Rockpool: the screens of the OpenClaw gateway, on 127.0.0.1
StartLimitIntervalSec=300
StartLimitBurst=10

[Service]
Type=exec
ExecStart=${command.map(quoted).join(" ")}
Restart=on-failure
RestartSec=5
RestartPreventExitStatus=2
TimeoutStopSec=400
UMask=0077
NoNewPrivileges=yes

[Install]
WantedBy=default.target
`;
}

/** systemd.syntax(7): a quoted string, in which a percent sign and a dollar sign are doubled to stand for themselves. */
function quoted(word: string): string {
  const escaped = word
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replaceAll("%", "%%")
    .replaceAll("$", "$$$$");
  return /^[A-Za-z0-9_./@:=+-]+$/.test(word) ? word : `"${escaped}"`;
}
