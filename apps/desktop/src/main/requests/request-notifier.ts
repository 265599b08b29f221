import type { DeviceRequest } from "@rockpool/gateway-core/contract/devices";
import type { PersonRequest } from "@rockpool/gateway-core/contract/people";
import type { Snapshot } from "@rockpool/gateway-core/contract/snapshot";
import type { Messages } from "@rockpool/messages/catalogue";
import { requestRooms } from "./request-rooms.ts";

export interface RequestNote {
  title: string;
  body: string;
  onClick(): void;
}

export interface RequestNotifierOptions {
  messages: Messages;
  /** Epoch milliseconds: who asked before the app was there is in the tray, and is not news. */
  startedAt: number;
  /** Puts it on the screen; what it returns takes it away. */
  show(note: RequestNote): () => void;
  open(room: string): void;
}

/**
 * Tells of each new request once, in whatever order snapshots come, and takes it away when it is over. Requests from before
 * the start are told as well where the gateway does not say when they were made.
 */
export function requestNotifier(options: RequestNotifierOptions): (snapshot: Snapshot) => void {
  const { messages, startedAt, show, open } = options;
  const { device: deviceWords, person: personWords } = messages.notifications;
  const told = new Set<string>();
  const shown = new Map<string, () => void>();

  function tell(id: string, at: number | null, note: Omit<RequestNote, "onClick">, room: string): void {
    if (told.has(id)) return;
    told.add(id);
    // Of the gateway's clock, which in a VM may be behind ours.
    if (at !== null && at < startedAt - clockSlackMs) return;
    shown.set(id, show({ ...note, onClick: () => open(room) }));
  }

  function tellDevice({ requestId, at, name, remoteIp, whose }: DeviceRequest): void {
    const { title, body, ownDashboard, ownClient } = deviceWords;
    const own = { "own-dashboard": ownDashboard, "own-client": ownClient, somebody: null }[whose];
    tell(deviceId(requestId), at, { title, body: own ?? body(name, remoteIp) }, requestRooms.devices);
  }

  function tellPerson(person: PersonRequest): void {
    const { at, name, senderId, channelLabel } = person;
    const note = { title: personWords.title(channelLabel), body: personWords.body(name ?? senderId) };
    tell(personId(person), at, note, requestRooms.people);
  }

  return ({ requests }) => {
    // Not known is not over: the gateway may be restarting.
    if (requests === null) return;
    for (const each of requests.devices) tellDevice(each);
    for (const each of requests.people) tellPerson(each);
    const open = new Set([
      ...requests.devices.map(({ requestId }) => deviceId(requestId)),
      ...requests.people.map(personId),
    ]);
    for (const [id, takeAway] of shown) {
      if (open.has(id)) continue;
      shown.delete(id);
      takeAway();
    }
  };
}

const clockSlackMs = 5_000;

function deviceId(requestId: string): string {
  return `device ${requestId}`;
}

function personId({ channel, accountId, requestId }: PersonRequest): string {
  return `person ${channel} ${accountId} ${requestId}`;
}
