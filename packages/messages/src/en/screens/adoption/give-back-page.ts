/** Words of what can be done with Rockpool's own container: away with it, or the old one back. */
export const giveBackPage = {
  title: "Give the gateway back",
  lead: "Rockpool writes files that make this gateway without it, stops the gateway, removes its container and lets go. State, workspace, volumes and images stay where they are.",
  form: "As",
  forms: { compose: "Compose project", run: "Shell script" },
  folder: "Folder",
  folderHint: "The full path on this computer; it is made where it is not there.",
  folderInvalid: "Give the full path, from the root.",
  secrets: "Write its secrets, too",
  secretsHint: (names: string) =>
    `${names}: they are only in the container, and go with it. They are written into .env, which only you may read.`,
  overwrite: "Replace files that are there",
  files: "The files",
  loading: "Writing them down…",
  notSaid: "These files cannot say everything",
  notSaidText: (names: string) => `Left out: ${names}.`,
  goes: (container: string) => `Removed: the container ${container}, with its log.`,
  go: "Give back",
  cancel: "Cancel",
};

export const ownCard = {
  title: "Rockpool's own gateway",
  takenOver: (name: string, when: string) => `Taken over from ${name} on ${when}.`,
  kept: "The old container is kept, stopped, so that it can be put back.",
  gone: "The old container is not there any more.",
  unknown: "Whether the old container is still there is not known now.",
  undo: "Undo the take-over…",
  forget: "Remove the old container…",
  giveBack: "Give back…",
};

export const undoDialog = {
  title: (name: string) => `Put ${name} back?`,
  text: (name: string) =>
    `The old container starts again as it was, and Rockpool's is removed. ${name} is then operated, not owned.`,
  stays: "The state stays, with what was done meanwhile. So do the copy of it and your settings.",
  yes: "Put it back",
  no: "Keep Rockpool's",
};

export const forgetDialog = {
  title: (name: string) => `Remove the old container ${name}?`,
  text: "Its log and what was written beside its folders go with it. The take-over cannot be undone then.",
  stays: "The gateway that runs now stays, with its state, volumes and copies.",
  yes: "Remove",
  no: "Keep it",
  done: (name: string) => `${name} is removed`,
};
