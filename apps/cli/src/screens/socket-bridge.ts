import type { Bridge } from "@rockpool/gateway-core/contract/bridge";
import type { Connection } from "@rockpool/gateway-core/router/connection";
import { connectionBridge } from "@rockpool/gateway-core/router/connection-bridge";
import { switchBridge } from "@rockpool/gateway-core/router/switch-bridge";

export interface SocketBridge {
  bridge: Bridge;
  /** Tells the present state first. */
  onConnection(tell: (connected: boolean) => void): () => void;
}

/** How long a call waits for the service to come back. */
const waitMs = 10_000;
const longestPauseMs = 5_000;

/**
 * A bridge over a WebSocket that comes back by itself. Rejects where the first connection is refused: then this session
 * is over.
 */
export async function socketBridge(url: string): Promise<SocketBridge> {
  const switcher = switchBridge(waitMs);
  const followers = new Set<(connected: boolean) => void>();
  let connected = false;
  const tell = (state: boolean) => {
    connected = state;
    for (const follower of followers) follower(state);
  };

  function adopt(socket: WebSocket): void {
    switcher.use(connectionBridge(webSocketConnection(socket)));
    tell(true);
    socket.addEventListener("close", () => {
      switcher.lose();
      tell(false);
      void comeBack(250);
    });
  }
  async function comeBack(pauseMs: number): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    try {
      adopt(await opened(url));
    } catch {
      await comeBack(Math.min(pauseMs * 2, longestPauseMs));
    }
  }

  adopt(await opened(url));
  return {
    bridge: switcher,
    onConnection(follower) {
      followers.add(follower);
      follower(connected);
      return () => void followers.delete(follower);
    },
  };
}

function opened(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  return new Promise((resolve, reject) => {
    socket.addEventListener("open", () => resolve(socket), { once: true });
    socket.addEventListener("close", () => reject(new Error(`${url} is not available`)), { once: true });
  });
}

/** An open browser's WebSocket as a connection. A browser tells nothing about a slow peer, and ours never is. */
function webSocketConnection(socket: WebSocket): Connection {
  return {
    send(message) {
      if (socket.readyState === WebSocket.OPEN) socket.send(JSON.stringify(message));
      return true;
    },
    onMessage(listener) {
      socket.addEventListener("message", ({ data }) => listener(JSON.parse(String(data))));
    },
    onDrain() {},
    onClose(listener) {
      socket.addEventListener("close", () => listener());
    },
    close: () => socket.close(),
  };
}
