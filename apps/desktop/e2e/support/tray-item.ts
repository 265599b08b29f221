import dbus, { type MessageBus, type Variant } from "dbus-next";

export interface MenuRow {
  id: number;
  label: string;
  enabled: boolean;
  separator: boolean;
}

/** A tray item as a panel sees it: over org.kde.StatusNotifierItem and com.canonical.dbusmenu. */
export interface TrayItem {
  tooltip(): Promise<string>;
  /** The icon's pixels at each size, as "16x16:<bytes in base64>": to tell two icons apart. */
  icon(): Promise<string[]>;
  rows(): Promise<MenuRow[]>;
  /** The first row: how things stand, in words. */
  status(): Promise<string>;
  /** Labels of the rows that can be clicked. */
  enabled(): Promise<string[]>;
  /** Clicks the enabled row with this label. */
  click(label: string): Promise<void>;
}

type Properties = Record<string, Variant>;
type Layout = [id: number, properties: Properties, children: Variant<Layout>[]];

export function trayItem(bus: MessageBus, service: string): TrayItem {
  const property = async (name: string) => {
    const [value] = await call("/StatusNotifierItem", "org.freedesktop.DBus.Properties", "Get", "ss", [
      "org.kde.StatusNotifierItem",
      name,
    ]);
    return (value as Variant).value as unknown;
  };

  async function call(path: string, iface: string, member: string, signature: string, body: unknown[]) {
    const message = new dbus.Message({
      destination: service,
      path,
      interface: iface,
      member,
      signature,
      body,
    });
    const reply = await bus.call(message);
    return (reply?.body ?? []) as unknown[];
  }

  const menu = async (member: string, signature: string, body: unknown[]) =>
    call((await property("Menu")) as string, "com.canonical.dbusmenu", member, signature, body);

  async function rows(): Promise<MenuRow[]> {
    const [, layout] = (await menu("GetLayout", "iias", [0, -1, []])) as [number, Layout];
    return layout[2].map(({ value: [id, properties] }) => ({
      id,
      label: String(properties.label?.value ?? "").replaceAll("__", "_"),
      enabled: properties.enabled?.value !== false,
      separator: properties.type?.value === "separator",
    }));
  }

  return {
    async tooltip() {
      const [, , title] = (await property("ToolTip")) as [string, unknown, string, string];
      return title;
    },
    async icon() {
      const pixmaps = (await property("IconPixmap")) as [number, number, Buffer][];
      return pixmaps.map(([width, height, bytes]) => `${width}x${height}:${bytes.toString("base64")}`);
    },
    rows,
    status: async () => (await rows())[0]?.label ?? "",
    enabled: async () =>
      (await rows()).filter((row) => row.enabled && !row.separator).map((row) => row.label),
    async click(label) {
      const row = (await rows()).find((candidate) => candidate.label === label && candidate.enabled);
      if (row === undefined) throw new Error(`There is no enabled row "${label}"`);
      // No reply is waited for: the click on Quit may end the app before it has answered.
      bus.send(
        new dbus.Message({
          destination: service,
          path: (await property("Menu")) as string,
          interface: "com.canonical.dbusmenu",
          member: "Event",
          signature: "isvu",
          body: [row.id, "clicked", new dbus.Variant("s", ""), 0],
          flags: dbus.MessageFlag.NO_REPLY_EXPECTED,
        }),
      );
    },
  };
}
