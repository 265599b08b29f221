import { z } from "zod";
import { Failure } from "./failure.ts";

/** Grows when an older peer could misunderstand a newer one; peers compare it before anything else. */
export const wireVersion = 1;

const id = z.int().min(0);

/** What a client sends over IPC, a socket or a WebSocket. Names and payloads are parsed by the router. */
export const ClientMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("call"), id, name: z.string(), input: z.unknown() }),
  z.object({ type: z.literal("subscribe"), id, name: z.string(), params: z.unknown() }),
  z.object({ type: z.literal("unsubscribe"), id }),
]);
export type ClientMessage = z.infer<typeof ClientMessage>;

/** What a service sends. `id` is the call's or the subscription's. */
export const ServerMessage = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello"), wireVersion: z.int(), appVersion: z.string(), pid: z.int() }),
  z.object({
    type: z.literal("reply"),
    id,
    reply: z.union([
      z.object({ ok: z.literal(true), value: z.unknown() }),
      z.object({ ok: z.literal(false), failure: Failure }),
    ]),
  }),
  z.object({ type: z.literal("push"), id, value: z.unknown() }),
  /** The last word of a service that ends: what is not answered by now was not carried out. */
  z.object({ type: z.literal("leaving") }),
]);
export type ServerMessage = z.infer<typeof ServerMessage>;
