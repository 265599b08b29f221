import type { Phase, Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import { explain } from "@rockpool/messages/explain";
import { statusLine } from "@rockpool/messages/status-line";
import { type StatusShape, type StatusTone, statusLook } from "@rockpool/messages/status-shape";

export type TrayCommand =
  | "start"
  | "stop"
  | "restart"
  | "cancel"
  | "dashboard"
  | "attention"
  | "devices"
  | "people"
  | "open"
  | "quit";

export type TrayRow =
  | { kind: "separator" }
  | { kind: "text"; label: string }
  | { kind: "command"; command: TrayCommand; label: string; enabled: boolean };

export interface TrayModel {
  /** Names a drawing in assets/tray: told apart by shape, since colour may be missing. */
  icon: { readonly shape: StatusShape; readonly tone: StatusTone };
  tooltip: string;
  rows: readonly TrayRow[];
}

export interface TrayInput {
  /** null until the service has said anything. */
  snapshot: Snapshot | null;
  messages: Messages;
  /** Epoch milliseconds. */
  now: number;
  /** Rockpool itself is going away and waits for the gateway to stop. */
  quitting?: boolean;
}

/** The tray as a pure projection of the snapshot: icon, tooltip and at most twelve rows. */
export function trayModel({ snapshot, messages, now, quitting = false }: TrayInput): TrayModel {
  const words = messages.tray;
  const line = snapshot === null ? messages.phases.unknown.word : statusLine(snapshot, messages, now);
  const icon = snapshot === null ? statusLook("unknown") : iconOf(snapshot);
  const tooltip = words.tooltip(line);
  const text = { kind: "text", label: line } as const;
  if (quitting) {
    const why = { kind: "text", label: words.quitting } as const;
    return { icon, tooltip, rows: [text, why, { kind: "separator" }, command("quit", words.quitNow)] };
  }
  const can = snapshot === null ? nothing : sensible(snapshot);
  return {
    icon,
    tooltip,
    rows: [
      text,
      ...attentionRows(snapshot, messages),
      ...requestRows(snapshot, messages),
      { kind: "separator" },
      command("dashboard", words.dashboard, can.dashboard),
      command("start", words.start, can.start),
      can.cancel ? command("cancel", words.cancel) : command("stop", words.stop, can.stop),
      command("restart", words.restart, can.restart),
      { kind: "separator" },
      command("open", words.open),
      command("quit", words.quit),
    ],
  };
}

/** The phase's own look, but while something is being done, that. */
function iconOf({ phase, operation }: Snapshot): TrayModel["icon"] {
  const look = statusLook(phase);
  return operation?.state === "running" && look.tone !== "busy" ? statusLook("starting") : look;
}

const nothing = { start: false, stop: false, restart: false, cancel: false, dashboard: false };
const containerRuns: ReadonlySet<string> = new Set(["running", "restarting", "paused"]);
const startable: ReadonlySet<Phase> = new Set(["no-image", "not-set-up", "stopped", "needs-attention"]);

/** What would do something if it were pressed now. */
function sensible(snapshot: Snapshot): typeof nothing {
  const { engine, operation, gateway, phase } = snapshot;
  const dashboard = gateway.address !== null && (phase === "running" || phase === "degraded");
  if (engine.kind !== "connected") return nothing;
  if (operation?.state === "running") return { ...nothing, dashboard, cancel: operation.cancellable };
  const runs = gateway.container !== null && containerRuns.has(gateway.container.status);
  if (snapshot.adoption?.kind === "adopted" && snapshot.adoption.mode === "watch")
    return { ...nothing, dashboard };
  return { start: !runs && startable.has(phase), stop: runs, restart: runs, cancel: false, dashboard };
}

/** What needs the person, as one row that opens the window where it is explained. */
function attentionRows(snapshot: Snapshot | null, messages: Messages): TrayRow[] {
  const failure =
    snapshot?.failure ?? (snapshot?.engine.kind === "unavailable" ? snapshot.engine.failure : null);
  if (!failure || snapshot?.operation?.state === "running") return [];
  return [command("attention", messages.tray.attention(explain(failure, messages).title))];
}

/** Who waits for a yes: one row for devices and one for people, which open the window where they are answered. */
function requestRows(snapshot: Snapshot | null, { tray }: Messages): TrayRow[] {
  const { devices = [], people = [] } = snapshot?.requests ?? {};
  const [device] = devices;
  const [person] = people;
  return [
    ...(device === undefined ? [] : [command("devices", tray.devices(devices.length, device.name))]),
    ...(person === undefined
      ? []
      : [command("people", tray.people(people.length, person.name ?? person.senderId))]),
  ];
}

function command(name: TrayCommand, label: string, enabled = true): TrayRow {
  return { kind: "command", command: name, label, enabled };
}
