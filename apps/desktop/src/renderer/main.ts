import { connectionBridge } from "@rockpool/gateway-core/router/connection-bridge";
import { mount } from "@rockpool/ui/mount";
import { desktopShell } from "./desktop-shell.ts";
import { preloadConnection } from "./preload-connection.ts";

const root = document.getElementById("root");
if (root === null) throw new Error("index.html has no root");

const { connection, shellPort } = preloadConnection(window.rockpool);
const room = new URL(location.href).searchParams.get("room");
mount(root, {
  bridge: connectionBridge(connection),
  shell: desktopShell(shellPort, navigator.userAgent),
  language: navigator.language,
  ...(room === null ? {} : { room }),
});
