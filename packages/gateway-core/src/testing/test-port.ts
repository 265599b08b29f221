import { freePort } from "../host/free-port.ts";

/** A free port of 127.0.0.1 below those that Linux gives to outgoing connections, from 32768 on: one may take it later. */
export function testPort(): Promise<number> {
  return freePort(20_000 + Math.floor(Math.random() * 12_000));
}
