import { z } from "zod";
import { parseConfig } from "../openclaw/config-file.ts";

const Config = z.object({ meta: z.object({ lastTouchedVersion: z.string().min(1) }) });

/**
 * The version of OpenClaw that last wrote a config, by its own stamp `meta.lastTouchedVersion`; null for a text that does not
 * say, that is half-written, or that is no config. Source: upstream's docs/gateway/troubleshooting/updates-and-rollbacks.md.
 */
export function writtenBy(text: string | null): string | null {
  if (text === null) return null;
  try {
    return Config.parse(parseConfig(text)).meta.lastTouchedVersion;
  } catch {
    return null;
  }
}
