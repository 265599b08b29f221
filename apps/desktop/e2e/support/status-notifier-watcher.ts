import dbus, { type MessageBus } from "dbus-next";

const name = "org.kde.StatusNotifierWatcher";

/** The part of a desktop's panel that trays register with, and no more: what a real panel would then read is read by the tests. */
class Watcher extends dbus.interface.Interface {
  readonly IsStatusNotifierHostRegistered = true;
  readonly ProtocolVersion = 0;
  RegisteredStatusNotifierItems: string[] = [];
  /** Called with the item's service name and the moment it came. */
  onItem: (service: string) => void = () => {};

  constructor() {
    super(name);
  }

  RegisterStatusNotifierItem(service: string): void {
    this.RegisteredStatusNotifierItems = [...this.RegisteredStatusNotifierItems, service];
    this.onItem(service);
  }

  RegisterStatusNotifierHost(): void {}
}

Watcher.configureMembers({
  properties: {
    IsStatusNotifierHostRegistered: { signature: "b", access: "read" },
    ProtocolVersion: { signature: "i", access: "read" },
    RegisteredStatusNotifierItems: { signature: "as", access: "read" },
  },
  methods: {
    RegisterStatusNotifierItem: { inSignature: "s", outSignature: "" },
    RegisterStatusNotifierHost: { inSignature: "s", outSignature: "" },
  },
});

export interface StatusNotifierWatcher {
  readonly bus: MessageBus;
  /** Service name of the next item that registers from now on. */
  nextItem(): Promise<string>;
  stop(): Promise<void>;
}

/** Takes the place of the panel on the session bus of `DBUS_SESSION_BUS_ADDRESS`; throws where there is one already. */
export async function startWatcher(): Promise<StatusNotifierWatcher> {
  const bus = dbus.sessionBus();
  const watcher = new Watcher();
  bus.export("/StatusNotifierWatcher", watcher);
  // In a queue behind another one it would wait for items that all go there.
  const reply = await bus.requestName(name, dbus.NameFlag.DO_NOT_QUEUE);
  if (reply !== dbus.RequestNameReply.PRIMARY_OWNER) {
    bus.disconnect();
    throw new Error(`somebody else is ${name}`);
  }
  return {
    bus,
    nextItem: () =>
      new Promise((resolve) => {
        watcher.onItem = resolve;
      }),
    async stop() {
      await bus.releaseName(name);
      bus.disconnect();
    },
  };
}
