import type { ChangeDesk } from "../lifecycle/change/change-desk.ts";
import type { SettingsStore } from "../settings/settings-store.ts";
import type { Connection } from "./engine-link.ts";
import type { GetImageOptions } from "./get-image.ts";
import { rememberImage } from "./remember-image.ts";

/** Gets an image unless the engine has what the registry names; what came by us is remembered for cleaning up. */
export function wantedImage({
  settings,
  ...tools
}: Pick<GetImageOptions, "host" | "log"> & { settings: SettingsStore }) {
  return (connection: Connection): ChangeDesk["pull"] =>
    async (reference, { signal, onProgress }) => {
      const { getImage } = await import("./get-image.ts");
      const before = await connection.engine.inspectImage(reference).catch(() => null);
      const got = await getImage(connection, reference, { ...tools, signal, onProgress, unlessHere: true });
      if (got.id !== before?.id) rememberImage(settings, got.id);
    };
}
