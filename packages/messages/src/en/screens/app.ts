/** Words around the rooms: sidebar, banners, general buttons. */
export const app = {
  name: "Rockpool",
  rooms: {
    home: "Home",
    dashboard: "Dashboard",
    images: "Images",
    gateways: "Gateways",
    logs: "Logs",
    settings: "Settings",
  },
  navigation: "Rooms",
  skipToContent: "Skip to content",
  gatewayStatus: (line: string) => `Gateway: ${line}`,
  loading: "Loading",
  copy: "Copy",
  copied: "Copied",
  copyFailed: "Could not copy",
  copyWhat: (what: string) => `Copy ${what}`,
  close: "Close",
  cancel: "Cancel",
  dismiss: "Dismiss",
  details: "Details",
  code: "code",
  connectionLost: {
    title: "Connection to Rockpool lost",
    text: "The gateway is not affected. This page reconnects by itself; what it shows may be old.",
  },
  screenFailed: {
    title: "This screen could not be shown",
    text: "The gateway is not affected.",
    again: "Show it again",
  },
};
