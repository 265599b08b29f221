import { z } from "zod";
import { PublishedPort } from "./published-port.ts";

/** Who can reach the gateway: what the engine says, and what came of trying. */
export const Exposure = z.object({
  published: z.array(PublishedPort),
  /** Its port at this computer's own addresses in its networks; empty where it has none. */
  tried: z.array(z.object({ address: z.string(), reached: z.boolean() })),
  /** What a browser or an app has to know. */
  auth: z.enum(["token", "password", "trusted-proxy", "none", "unknown"]),
  /** The engine's own socket is mounted: whoever controls the gateway controls the engine. */
  engineSocket: z.boolean(),
});
export type Exposure = z.infer<typeof Exposure>;
