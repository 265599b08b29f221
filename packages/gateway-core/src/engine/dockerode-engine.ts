import type { Engine } from "./engine.ts";
import { EngineError } from "./engine-error.ts";

/** The engine at `endpoint` (`unix:///path`, `npipe:////./pipe/name`), without asking it anything yet. */
export async function connectDockerode(endpoint: string): Promise<Engine> {
  throw new EngineError("absent", `Not built yet: ${endpoint}`);
}
