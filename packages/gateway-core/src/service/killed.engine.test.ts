import { spawn } from "node:child_process";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { connectDockerode } from "../engine/dockerode-engine.ts";
import type { Engine } from "../engine/engine.ts";
import { instanceLabel } from "../gateway/labels.ts";
import { readConfig } from "../openclaw/config-file.ts";
import { ensureScriptedImage } from "../testing/scripted-gateway.ts";
import { endpoint, type Scratch, scratch } from "./testing/scratch-service.ts";
import type { KilledStart } from "./testing/start-until-killed.ts";

let place: Scratch;
let volume: string;

beforeAll(async () => ensureScriptedImage(await connectDockerode(endpoint)));
beforeEach(async () => {
  volume = `rockpool-test-${process.pid}-${Date.now()}`;
  place = await scratch({ state: { kind: "volume", name: volume } });
});
afterEach(async () => {
  await place.stop();
  for (const name of [volume, `${volume}-auth-profile-secrets`])
    await place.engine.removeVolume(name).catch(() => {});
});

/** Resolves with the signal that ended it: null where it lived. */
function startUntil(at: Pick<KilledStart, "verb" | "nth" | "when">): Promise<NodeJS.Signals | null> {
  const script = fileURLToPath(new URL("./testing/start-until-killed.ts", import.meta.url));
  const plan: KilledStart = { homeDir: place.dir, endpoint, config: path.join(place.dir, "config"), ...at };
  const child = spawn(process.execPath, ["--no-warnings", script, JSON.stringify(plan)], {
    stdio: "inherit",
  });
  return new Promise((resolve) => child.on("close", (_code, signal) => resolve(signal)));
}

async function ours(instanceId: string) {
  return place.engine.listContainers({ all: true, labels: [`${instanceLabel}=${instanceId}`] });
}

/** The config as the killed process left it; null where it had not come to it. */
async function configLeft(instanceId: string): Promise<string | null> {
  const [container] = await ours(instanceId);
  return container === undefined ? null : ((await readConfig(place.engine, container.id))?.text ?? null);
}

describe("Rockpool killed with SIGKILL in a first start", () => {
  const points: [keyof Engine, number, KilledStart["when"]][] = [
    ["createVolume", 1, "before"],
    ["createVolume", 1, "after"],
    ["createVolume", 2, "after"],
    ["createContainer", 1, "before"],
    ["createContainer", 1, "after"],
    ["putArchive", 1, "after"],
    ["putArchive", 3, "before"],
    ["putArchive", 3, "after"],
    ["startContainer", 1, "before"],
    ["startContainer", 1, "after"],
  ];

  it.each(points)(
    "at %s %i, %s it: the next start finishes, and nothing is lost",
    async (verb, nth, when) => {
      // The settings are there before, as after any look at the app.
      const first = place.open();
      const { instanceId } = first.settings.memory();
      await first.close();

      expect(await startUntil({ verb, nth, when })).toBe("SIGKILL");
      const left = await configLeft(instanceId);

      const next = place.open();
      const { state, failure } = await next.run("gateway.start", {});
      expect(failure).toBeUndefined();
      expect(state).toBe("done");
      expect(next.snapshot().phase).toBe("running");
      const containers = await ours(instanceId);
      expect(containers.map(({ status }) => status)).toEqual(["running"]);
      const now = await configLeft(instanceId);
      expect(now).toMatch(/"token":\s*"[0-9a-f]{64}"/);
      if (left !== null) expect(now).toBe(left);
      if (verb === "startContainer") expect(left).not.toBeNull();
    },
  );
});
