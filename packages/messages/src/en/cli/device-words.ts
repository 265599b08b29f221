import type { DeviceRequest, PairedDevice } from "@rockpool/gateway-core/contract/devices";

const whose: Record<DeviceRequest["whose"], string | null> = {
  "own-dashboard": "It is the dashboard in Rockpool's own window.",
  "own-client": "It is Rockpool itself.",
  somebody: null,
};
const connected: Record<PairedDevice["connected"], string> = { yes: "yes", no: "no", unknown: "unknown" };

/** Words of `rockpool device`. */
export const device = {
  columns: {
    id: "Id",
    name: "Name",
    platform: "System",
    address: "Address",
    rights: "Rights",
    connected: "Connected",
    seen: "Last seen",
    asked: "Asked",
  },
  waiting: "Waiting for a yes",
  paired: "Let in",
  nobodyWaits: "No device waits for a yes.",
  nonePaired: "No device was let in yet.",
  ours: (name: string) => `${name} (Rockpool's own)`,
  whose,
  connected,
  never: "never",
  unknown: "unknown",
  noSuch: (id: string) => `No device or request has an id that begins with ${id}. See: rockpool device list`,
  several: (id: string) => `Several ids begin with ${id}. Give more of it.`,
  approved: (name: string) => `${name} is let in. It may have to connect once more.`,
  rejected: (name: string) => `${name} is not let in.`,
  revoke: {
    question: (name: string) => `Throw ${name} out? It has to ask again.`,
    needsYes: "Throwing a device out waits for a yes. Add --yes.",
    done: (name: string) => `${name} is out. It has to ask again.`,
  },
  renamed: (name: string) => `It is called ${name} now.`,
};

/** Words of `rockpool people`. */
export const people = {
  columns: { id: "Id", name: "Name", channel: "Channel", sender: "Sender", asked: "Asked" },
  none: "Nobody waits to talk to your assistant.",
  unnamed: "unknown",
  noSuch: (id: string) => `No request has an id that begins with ${id}. See: rockpool people list`,
  several: (id: string) => `Several ids begin with ${id}. Give more of it.`,
  approved: (name: string) => `${name} may talk to your assistant, and is told so.`,
  dismissed: (name: string) => `The request of ${name} is gone. They are told nothing.`,
};
