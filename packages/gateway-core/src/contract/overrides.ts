import { z } from "zod";
import { ImageReference } from "./images.ts";

/**
 * Overrides of one command from the environment (`OPENCLAW_IMAGE`, `OPENCLAW_GATEWAY_PORT`, …). They win over the
 * settings for that command, are shown as overrides, and are never saved.
 */
export const Overrides = z
  .object({
    image: ImageReference,
    port: z.int().min(1).max(65535),
    stateDir: z.string().min(1),
    workspaceDir: z.string().min(1),
  })
  .partial();
export type Overrides = z.infer<typeof Overrides>;
