import { connectionBridge } from "@rockpool/gateway-core/router/connection-bridge";
import { mount } from "@rockpool/ui/mount";
import { rooms } from "@rockpool/ui/shell";
import { desktopShell } from "./desktop-shell.ts";
import { preloadConnection } from "./preload-connection.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");

const { connection, shellPort } = preloadConnection(window.rockpool);
const asked = new URL(location.href).searchParams.get("room");
const room = rooms.find((known) => known === asked);
mount(root, {
  bridge: connectionBridge(connection),
  shell: desktopShell(shellPort, navigator.userAgent),
  language: navigator.language,
  ...(room === undefined ? {} : { room }),
});
