import { formatImageReference, parseImageReference } from "../contract/image-reference.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Host } from "../host/host.ts";
import type { Logger } from "../host/logger.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { StateHolder } from "./service-state.ts";

/** How seldom a registry is asked without a person's wish. */
const everyMs = 6 * 3_600_000;
/** Not in the first moments: they belong to what the person is waiting for. */
const firstMs = 30_000;

export interface ImageCheckOptions {
  host: Host;
  log: Logger;
  settings: SettingsStore;
  state: StateHolder;
  connection: () => Connection | null;
  /** What is known changed. */
  onKnown: () => void;
}

export interface ImageCheck {
  /** Asks now. Throws RockpoolError of the registry, `not-supported` for what names a digest or no registry's image. */
  now(): Promise<{ reference: string; digest: string; version: string | null; newer: boolean }>;
  /** Asks when it is time, as long as the service lives. */
  watch(): void;
  close(): void;
}

/** Whether the wished tag means another image by now: one HEAD, and one more look only where it does. Never a pull. */
export function createImageCheck(options: ImageCheckOptions): ImageCheck {
  const { host, log, settings, state } = options;
  let timer: NodeJS.Timeout | null = null;

  async function now() {
    const reference = state.get().overrides.image ?? settings.preferences().image;
    const parsed = parseImageReference(reference);
    if ("problem" in parsed || parsed.digest !== null) throw fixed(reference);
    const { registryClient } = await import("../images/registry/registry-client.ts");
    const registry = registryClient({ host });
    const digest = await registry.headDigest(reference);
    const here = state.get().wishedImage?.repoDigests ?? [];
    const newer = here.length > 0 && !here.some((each) => each.endsWith(`@${digest}`));
    const known = settings.memory().imageCheck;
    const version = !newer ? null : known?.digest === digest ? known.version : await versionOf(reference);
    settings.remember({ imageCheck: { reference, digest, version, at: Date.now() } });
    options.onKnown();
    return { reference: formatImageReference(parsed), digest, version, newer };

    async function versionOf(tag: string): Promise<string | null> {
      const architecture = options.connection()?.facts.architecture;
      if (architecture === undefined) return null;
      try {
        return (await registry.resolveImage(tag, { os: "linux", architecture })).version;
      } catch {
        return null;
      }
    }
  }

  function isDue(): boolean {
    const { checkForNewImages, image } = settings.preferences();
    const last = settings.memory().imageCheck;
    if (!checkForNewImages || !state.get().wishedImage?.repoDigests.length) return false;
    return last === null || last.reference !== image || Date.now() - last.at >= everyMs;
  }

  function plan(ms: number): void {
    if (timer !== null) clearTimeout(timer);
    timer = setTimeout(() => {
      void (isDue() ? now() : Promise.resolve())
        .catch((error: unknown) => log.info("the registry was not asked", { reason: String(error) }))
        .finally(() => {
          if (timer !== null) plan(everyMs);
        });
    }, ms);
    // A command that is done must not wait for it.
    timer.unref();
  }

  return {
    now,
    watch: () => plan(firstMs),
    close() {
      if (timer !== null) clearTimeout(timer);
      timer = null;
    },
  };
}

function fixed(reference: string): RockpoolError {
  return new RockpoolError({
    code: "not-supported",
    message: `${reference} names one image for good`,
    facts: { reason: "digest" },
  });
}
