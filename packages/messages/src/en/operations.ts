import type { OperationKind } from "@rockpool/gateway-core/contract/operation";

/** An operation as a title while it runs and when it is over, and what Cancel leaves behind. */
export interface OperationWords {
  readonly running: string;
  readonly done: string;
  readonly failed: string;
  readonly cancelled: string;
  readonly cancelKeeps: string;
  /** In place of the phase's word, where that would say something else. */
  readonly word?: string;
}

export const operations: Record<OperationKind, OperationWords> = {
  start: {
    running: "Starting the gateway",
    done: "The gateway is running",
    failed: "The gateway did not start",
    cancelled: "Start cancelled",
    cancelKeeps: "Cancelling keeps your state, workspace and image.",
  },
  stop: {
    running: "Stopping the gateway",
    done: "The gateway is stopped",
    failed: "The gateway did not stop",
    cancelled: "Stop cancelled",
    cancelKeeps: "Cancelling leaves the gateway to finish by itself.",
  },
  restart: {
    running: "Restarting the gateway",
    done: "The gateway is running again",
    failed: "The gateway did not restart",
    cancelled: "Restart cancelled",
    cancelKeeps: "Cancelling keeps your state and workspace; the gateway may stay stopped.",
  },
  remove: {
    running: "Removing the container",
    done: "The container is removed",
    failed: "The container was not removed",
    cancelled: "Removal cancelled",
    cancelKeeps: "State, workspace and volumes are kept in any case.",
  },
  repair: {
    running: "Repairing the configuration",
    done: "Repair has finished",
    failed: "Repair did not help",
    cancelled: "Repair cancelled",
    cancelKeeps: "Cancelling keeps your state; the gateway stays stopped.",
  },
  apply: {
    word: "Applying settings",
    running: "Applying the settings",
    done: "The settings are applied",
    failed: "The settings were not applied",
    cancelled: "Applying the settings cancelled",
    cancelKeeps: "Cancelling brings the container and the settings of before back.",
  },
  change: {
    running: "Changing the version",
    done: "The new version is running",
    failed: "The version was not changed",
    cancelled: "Change of version cancelled",
    cancelKeeps: "Cancelling brings the version and the state back that you had.",
  },
  "roll-back": {
    running: "Going back",
    done: "The earlier version is running",
    failed: "Going back did not work",
    cancelled: "Going back cancelled",
    cancelKeeps: "The copy of your state is kept in any case.",
  },
  "take-over": {
    word: "Taking over",
    running: "Taking over the gateway",
    done: "The gateway is Rockpool's now",
    failed: "The gateway was not taken over",
    cancelled: "Take-over cancelled",
    cancelKeeps: "Cancelling brings the container back that ran before.",
  },
  "undo-take-over": {
    word: "Putting back",
    running: "Putting the old container back",
    done: "The old container is back",
    failed: "The old container was not put back",
    cancelled: "Undoing cancelled",
    cancelKeeps: "Your state is kept in any case.",
  },
  import: {
    word: "Copying",
    running: "Importing the state",
    done: "The state is imported",
    failed: "The state was not imported",
    cancelled: "Import cancelled",
    cancelKeeps: "Cancelling leaves the source as it is and uses nothing of the copy.",
  },
  "give-back": {
    running: "Giving the gateway back",
    done: "The gateway is given back",
    failed: "The gateway was not given back",
    cancelled: "Giving back cancelled",
    cancelKeeps: "Cancelling keeps your state; the gateway may stay stopped.",
  },
  pull: {
    running: "Getting the image",
    done: "The image is here",
    failed: "The image was not got",
    cancelled: "Download cancelled",
    cancelKeeps: "Cancelling changes nothing that is here.",
  },
  build: {
    running: "Building the image",
    done: "The image is built",
    failed: "The image was not built",
    cancelled: "Build cancelled",
    cancelKeeps: "Cancelling makes no image; finished steps stay in the builder's cache.",
  },
  load: {
    running: "Loading the image",
    done: "The image is loaded",
    failed: "The image was not loaded",
    cancelled: "Loading cancelled",
    cancelKeeps: "Cancelling changes nothing that is here.",
  },
  save: {
    running: "Saving the image",
    done: "The image is saved",
    failed: "The image was not saved",
    cancelled: "Saving cancelled",
    cancelKeeps: "Cancelling removes the half-written file.",
  },
};
