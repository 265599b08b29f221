import type { CarriedContainer } from "../contract/adoption-journal.ts";
import type { Memory } from "../contract/settings.ts";
import type { TakeOverDesk } from "../lifecycle/take-over/take-over-desk.ts";
import type { SettingsStore } from "../settings/settings-store.ts";

/**
 * What a take-over keeps between its steps is in the settings. The journal ends in one write with what it was about; what a
 * person may change is set before that, and set again by whoever finds the journal still there.
 */
export function createTakeOverDesk(settings: SettingsStore): TakeOverDesk {
  const without = (locator: string | null): Pick<Memory, "knownStates"> => ({
    knownStates: settings.memory().knownStates.filter((known) => known !== locator),
  });

  return {
    journal: () => settings.memory().takeOver,
    write: (takeOver) => settings.remember({ takeOver }),
    takenOver: () => settings.memory().takenOver,
    carried() {
      const { carried } = settings.memory();
      if (carried === null) throw new Error("nothing is carried on");
      return carried;
    },
    before() {
      const { image, port } = settings.preferences();
      return { image, port };
    },
    commit(journal, stateLocator) {
      const { identity, name, containerId, restart, ran, checkpointId, endpoint, before } = journal;
      const { image, port, carried } = journal;
      settings.setPreferences({ image, ...(port === null ? {} : { port }) });
      settings.remember({
        carried,
        takenOver: {
          identity,
          name,
          containerId,
          restart,
          ran,
          checkpointId,
          endpoint,
          before,
          at: Date.now(),
        },
        ...{ takeOver: null, adopted: null, shouldRun: true, ownerEngine: endpoint },
        knownStates: [...without(stateLocator).knownStates, stateLocator],
      });
    },
    revert(journal, show) {
      const { identity, name, endpoint, before, carried } = journal;
      settings.setPreferences(before);
      settings.remember({
        ...{ carried: null, takenOver: null, takeOver: null, shouldRun: false },
        ...without(carried.stateLocator),
        ...(show ? { adopted: { identity, name, endpoint, mode: "operate", at: Date.now() } } : {}),
      });
    },
    forget(stateLocator) {
      const taken: CarriedContainer | null = settings.memory().carried;
      settings.remember({
        ...{ carried: null, takenOver: null, shouldRun: false },
        ...without(taken?.stateLocator ?? stateLocator),
      });
    },
  };
}
