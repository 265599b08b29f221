import { z } from "zod";
import type { Endpoint } from "./endpoint.ts";
import { EngineError } from "./engine-error.ts";
import { requestJson } from "./request-json.ts";

const Answer = z.object({
  Version: z.string().default(""),
  ApiVersion: z.string().regex(/^\d+\.\d+$/),
  MinAPIVersion: z
    .string()
    .regex(/^\d+\.\d+$/)
    .optional()
    .catch(undefined),
  Components: z.array(z.object({ Name: z.string() })).nullish(),
});

export interface EngineVersion {
  version: string;
  /** What we speak with it. */
  apiVersion: string;
  podman: boolean;
}

/**
 * The newest API that Rockpool's requests and answers were written against (Docker Engine 27). Docker Engine 29 still
 * takes 1.44 and later; older engines get their own newest.
 */
const knownApi = "1.47";

/**
 * Asks `/version`, which serves as ping as well. Rejects with EngineError; `not-docker` when somebody else answers.
 * docker-modem does not negotiate: the version found here is pinned for every request.
 */
export async function engineVersion(
  endpoint: Endpoint,
  options: { limitMs: number; signal?: AbortSignal | undefined },
): Promise<EngineVersion> {
  const parsed = Answer.safeParse(await requestJson(endpoint, "/version", options));
  if (!parsed.success) throw new EngineError("not-docker", "The answer to /version is not an engine's");
  const { Version, ApiVersion, MinAPIVersion, Components } = parsed.data;
  return {
    version: Version,
    apiVersion: chooseApi(ApiVersion, MinAPIVersion),
    podman: Components?.some((component) => component.Name === "Podman Engine") ?? false,
  };
}

/** The newest both know; the engine's oldest where it has left ours behind, so that its own words say what broke. */
export function chooseApi(newest: string, oldest: string | undefined): string {
  if (oldest !== undefined && compareApi(oldest, knownApi) > 0) return oldest;
  return compareApi(newest, knownApi) < 0 ? newest : knownApi;
}

function compareApi(a: string, b: string): number {
  const [aMajor = 0, aMinor = 0] = a.split(".").map(Number);
  const [bMajor = 0, bMinor = 0] = b.split(".").map(Number);
  return aMajor - bMajor || aMinor - bMinor;
}
