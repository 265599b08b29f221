import { createHash, generateKeyPairSync, randomUUID, sign } from "node:crypto";
import { WebSocket } from "ws";

/** A client with a device identity of its own, as a companion app is one. */
export interface DeviceClient {
  readonly deviceId: string;
  /** `ok` with an open connection, or the code of the refusal. */
  connect(): Promise<string>;
  /** Resolves with the close code when the gateway ends the connection. */
  readonly closed: () => Promise<number>;
  close(): void;
}

export interface DeviceClientOptions {
  address: string;
  token: string;
  name?: string;
}

const client = { id: "cli", version: "test", platform: "linux", mode: "cli" };
const role = "operator";
const scopes = ["operator.read"];

/** Signs in as the protocol's version 2 payload says; source: device-auth of 2026.9.6. */
export function deviceClient({ address, token, name = "Second client" }: DeviceClientOptions): DeviceClient {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ type: "spki", format: "der" }).subarray(-32);
  const deviceId = createHash("sha256").update(raw).digest("hex");
  let socket: WebSocket | null = null;

  function deviceProof(nonce: string): object {
    const signedAt = Date.now();
    const payload = ["v2", deviceId, client.id, client.mode, role, scopes.join(","), signedAt, token, nonce];
    const signature = sign(null, Buffer.from(payload.join("|")), privateKey).toString("base64url");
    return { id: deviceId, publicKey: raw.toString("base64url"), signature, signedAt, nonce };
  }

  return {
    deviceId,
    connect: () =>
      new Promise((resolve, reject) => {
        const opened = new WebSocket(address.replace("http", "ws"));
        socket = opened;
        opened.on("error", reject);
        opened.on("message", (data: Buffer) => {
          const frame = JSON.parse(data.toString()) as Frame;
          if (frame.event === "connect.challenge")
            opened.send(JSON.stringify(connectFrame(name, token, deviceProof(frame.payload?.nonce ?? ""))));
          if (frame.type !== "res") return;
          resolve(frame.ok ? "ok" : (frame.error?.details?.code ?? frame.error?.code ?? "unknown"));
          if (!frame.ok) opened.terminate();
        });
      }),
    closed: () =>
      new Promise((resolve) => {
        if (socket === null || socket.readyState === WebSocket.CLOSED) resolve(0);
        else socket.once("close", resolve);
      }),
    close: () => socket?.terminate(),
  };
}

interface Frame {
  type: string;
  event?: string;
  ok?: boolean;
  payload?: { nonce?: string };
  error?: { code: string; details?: { code?: string } };
}

function connectFrame(displayName: string, token: string, device: object): object {
  return {
    type: "req",
    id: randomUUID(),
    method: "connect",
    params: {
      minProtocol: 3,
      maxProtocol: 4,
      client: { ...client, displayName },
      role,
      scopes,
      caps: [],
      auth: { token },
      device,
    },
  };
}
