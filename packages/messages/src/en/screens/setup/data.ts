/** Words of the step about where the data lives. */
export const data = {
  title: "Where your data lives",
  lead: {
    "shared-files":
      "Two ordinary folders on this computer. You can look into them, and copy them like any other.",
    "virtual-machine":
      "Your engine runs in a virtual machine. OpenClaw's own data is kept inside it, where it is fastest and safest.",
    chosen: "These are the places that you have chosen.",
  },
  looking: "Looking at the folders",
  state: "State",
  stateHint: "Configuration, conversations and keys. Only the gateway needs it.",
  workspace: "Workspace",
  workspaceHint: "The folder that the assistant works in. Its files are yours.",
  volume: (name: string) => `Volume ${name}`,
  exists: "is there",
  willBeMade: "will be made",
  free: (bytes: string) => `${bytes} free`,
  freeUnknown: "free space not known",
  littleRoom: (bytes: string) => `Only ${bytes} are free there`,
  littleRoomText:
    "Conversations and files need room. 1 GB or more is better. Choose another disk, or free some space.",
  owner: {
    title: (what: string) => `The gateway could not write to the ${what}`,
    text: (where: string, owner: string, wanted: string) =>
      `${where} belongs to ${owner}, and the gateway runs as ${wanted}.`,
    unknown: (where: string) => `Some files in ${where} belong to somebody else.`,
    repair: "Repair",
    repairing: "Repairing…",
    does: "Repair makes the gateway's user the owner of the folder and of all that is in it. The contents stay as they are, and links that lead out of the folder are not followed.",
    consequence: "Changes who owns the files there. Nothing else.",
    repaired: (files: number) =>
      files === 1 ? "1 entry was given to the gateway" : `${files} entries were given to the gateway`,
    root: "the administrator (root)",
    user: (uid: number, gid: number) => `user ${uid}, group ${gid}`,
  },
  change: "Choose other places",
  stateField: "State folder",
  stateFieldHint: "Empty: Rockpool chooses. Not in a folder that is synchronised to a cloud.",
  workspaceField: "Workspace folder",
  workspaceFieldHint: "Empty: in the state folder. A folder of your documents is fine.",
  invalid: "Give a whole path, such as /home/you/openclaw.",
  fixed: "The gateway is made already. Its data stays where it is; moving it is not possible here yet.",
  anyway: "Continue anyway",
  consequence: "Next Rockpool makes the gateway on these places and starts it.",
  fixedConsequence: "Nothing is changed.",
};
