import type { StepId } from "@rockpool/gateway-core/contract/operation";

/** A step in its three tenses: to come, under way, over. `doing` also reads well after a colon, in lower case. */
export interface StepWords {
  readonly todo: string;
  readonly doing: string;
  readonly done: string;
}

export const steps: Record<StepId, StepWords> = {
  "check-image": { todo: "Check the image", doing: "Checking the image", done: "Image checked" },
  "prepare-directories": { todo: "Make the folders", doing: "Making the folders", done: "Folders made" },
  "prepare-volumes": { todo: "Make the volumes", doing: "Making the volumes", done: "Volumes made" },
  "create-container": {
    todo: "Create the container",
    doing: "Creating the container",
    done: "Container created",
  },
  "own-volumes": {
    todo: "Hand over the volumes",
    doing: "Handing over the volumes",
    done: "Volumes handed over",
  },
  "seed-config": {
    todo: "Write a first configuration where there is none",
    doing: "Looking for a configuration",
    done: "Configuration in place",
  },
  "sync-origins": { todo: "Allow the address", doing: "Allowing the address", done: "Address allowed" },
  "start-container": {
    todo: "Start the container",
    doing: "Starting the container",
    done: "Container started",
  },
  "wait-live": { todo: "Wait for the gateway", doing: "Waiting for the gateway", done: "Gateway answers" },
  "wait-started": {
    todo: "Wait until it is ready",
    doing: "Waiting until it is ready",
    done: "Gateway is ready",
  },
  "verify-published": {
    todo: "Verify the address",
    doing: "Verifying the address",
    done: "Address verified",
  },
  "suspend-gateway": { todo: "Let agents pause", doing: "Letting agents pause", done: "Agents paused" },
  "stop-container": { todo: "Stop the gateway", doing: "Waiting for it to finish", done: "Gateway stopped" },
  "kill-container": { todo: "Force it to end", doing: "Forcing it to end", done: "Ended by force" },
  "remove-container": {
    todo: "Remove the container",
    doing: "Removing the container",
    done: "Container removed",
  },
  "run-doctor": {
    todo: "Run OpenClaw's doctor",
    doing: "Running OpenClaw's doctor",
    done: "Doctor has finished",
  },
  "pull-image": { todo: "Get the image", doing: "Getting the image", done: "Image is here" },
  "check-target": {
    todo: "Check the new image",
    doing: "Checking the new image",
    done: "New image checked",
  },
  rehearse: {
    todo: "Rehearse on a copy of the state",
    doing: "Rehearsing on a copy of the state",
    done: "Rehearsal went well",
  },
  "write-checkpoint": {
    todo: "Copy the state and verify the copy",
    doing: "Copying the state",
    done: "State copied and verified",
  },
  settle: {
    todo: "See that it stays up",
    doing: "Watching that it stays up",
    done: "It stays up",
  },
  "commit-change": {
    todo: "Keep the new version",
    doing: "Keeping the new version",
    done: "New version kept",
  },
  "keep-log": {
    todo: "Keep the log of the new version",
    doing: "Keeping the log of the new version",
    done: "Its log is kept",
  },
  "remove-new": {
    todo: "Remove the new container",
    doing: "Removing the new container",
    done: "New container removed",
  },
  "restore-checkpoint": {
    todo: "Put the state back",
    doing: "Putting the state back",
    done: "State is back",
  },
  "start-previous": {
    todo: "Start the earlier version",
    doing: "Starting the earlier version",
    done: "Earlier version is ready",
  },
  "build-image": { todo: "Build", doing: "Building", done: "Built" },
  "load-image": { todo: "Load the image", doing: "Loading the image", done: "Image loaded" },
  "save-image": { todo: "Write the image to the file", doing: "Writing the image", done: "Image written" },
  "hold-container": {
    todo: "Keep the container of before",
    doing: "Keeping the container of before",
    done: "Container of before kept",
  },
  "commit-apply": {
    todo: "Keep the new container",
    doing: "Keeping the new container",
    done: "New container kept",
  },
  "put-back": {
    todo: "Put the container of before back",
    doing: "Putting the container of before back",
    done: "Container of before is back",
  },
  "check-source": {
    todo: "Look at the container",
    doing: "Looking at the container",
    done: "Container looked at",
  },
  "stop-source": {
    todo: "Stop the old container",
    doing: "Waiting for the old container to finish",
    done: "Old container stopped",
  },
  "hold-source": {
    todo: "Keep the old container from starting",
    doing: "Keeping the old container from starting",
    done: "Old container kept, stopped",
  },
  "commit-take-over": {
    todo: "Keep the new container",
    doing: "Keeping the new container",
    done: "New container kept",
  },
  "start-source": {
    todo: "Start the old container",
    doing: "Starting the old container",
    done: "Old container is back",
  },
  "copy-state": { todo: "Copy the state", doing: "Copying the state", done: "State copied" },
  "verify-copy": { todo: "Compare the copy", doing: "Comparing the copy", done: "Copy is the same" },
  "keep-copy": {
    todo: "Give the copy to the gateway",
    doing: "Giving the copy to the gateway",
    done: "The gateway has the copy",
  },
  "clear-copy": { todo: "Remove the copy", doing: "Removing the copy", done: "Copy removed" },
  "write-files": { todo: "Write the files", doing: "Writing the files", done: "Files written" },
  "forget-container": {
    todo: "Let go of the container",
    doing: "Letting go of the container",
    done: "Container let go",
  },
};
