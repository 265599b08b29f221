import type { ContainerDetails, ImageDetails } from "../engine/engine.ts";
import { statePath } from "../gateway/container-paths.ts";
import { hostSource } from "../gateway/host-source.ts";
import { compareVersions, imageVersion, parseOpenClawVersion } from "../gateway/openclaw-version.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

/**
 * Notes the newest version of OpenClaw that ran on a state: a start migrates it in place, however that start ends, and older
 * versions then refuse it.
 */
export function rememberVersion(
  settings: SettingsStore,
  details: ContainerDetails,
  image: ImageDetails | null,
): void {
  const version = imageVersion(image);
  const mount = details.mounts.find(({ target }) => target === statePath);
  if (version === null || mount === undefined || details.startedAt === null) return;
  const { stateVersions } = settings.memory();
  const locator = `${mount.kind}:${hostSource(mount.source)}`;
  const now = parseOpenClawVersion(version);
  const before = parseOpenClawVersion(stateVersions[locator] ?? "");
  if (now === null || (before !== null && compareVersions(now, before) <= 0)) return;
  settings.remember({ stateVersions: { ...stateVersions, [locator]: version } });
}
