import type { ImportDesk } from "../lifecycle/import/import-desk.ts";
import { stateInode } from "../lifecycle/state-inode.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

/**
 * What an import keeps between its steps is in the settings. What a person may change is set before what is remembered, and set
 * again by whoever finds the journal still there.
 */
export function createImportDesk(settings: SettingsStore): ImportDesk {
  return {
    journal: () => settings.memory().import,
    write: (journal) => settings.remember({ import: journal }),
    instanceId: () => settings.memory().instanceId,
    async commit({ endpoint, into, stateLocator, version }) {
      const inode = await stateInode(stateLocator);
      settings.setPreferences(into);
      const { knownStates, stateInodes, stateVersions } = settings.memory();
      const without = <T>({ [stateLocator]: _before, ...others }: Record<string, T>) => others;
      settings.remember({
        ...{ ownerEngine: endpoint, adopted: null },
        knownStates: [...knownStates.filter((known) => known !== stateLocator), stateLocator],
        stateInodes: {
          ...without(stateInodes),
          ...(inode === null ? {} : { [stateLocator]: inode }),
        },
        stateVersions: {
          ...without(stateVersions),
          ...(version === null ? {} : { [stateLocator]: version }),
        },
      });
    },
  };
}
