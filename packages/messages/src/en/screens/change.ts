/** Words of the two questions about versions: to another one, and back. */
export const change = {
  loading: "Looking at versions and copies",
  openClaw: (version: string) => `OpenClaw ${version}`,
  unknownVersion: "Version not known",
  title: (version: string | null) => (version ? `Change to OpenClaw ${version}?` : "Change to this image?"),
  from: "Now",
  to: "Then",
  happens: "What will happen",
  steps: {
    download: "The image is downloaded while the gateway goes on.",
    rehearse: "The new version has to get ready on a copy of the state. If it does not, nothing is changed.",
    copy: "The gateway stops, and its state is copied and verified.",
    start: "The new version starts on the state.",
    back: "If it does not get ready, the version and the state of now come back by themselves.",
    keep: "The image becomes the one in Settings.",
  },
  /** `seconds` from the last start and the last copy. */
  downtime: (duration: string) => `About ${duration} without gateway.`,
  downtimeUnknown: "About a minute without gateway; longer where the state is large.",
  rehearse: "Rehearse first on a copy",
  rehearseHint: "Takes longer, and needs room for one more copy.",
  yes: "Change",
  no: "Stay",
  refused: {
    title: (version: string) => `OpenClaw ${version} is older than your state`,
    text: (version: string, now: string) =>
      `OpenClaw ${now} has worked on the state and changed it; ${version} cannot read it any more. A change would be refused.`,
    whatToDo: (version: string) =>
      `There is no copy of the state from ${version} to go back to. Choose a version as new as yours, or newer.`,
    copy: (version: string) => `There is a copy of the state from ${version}. Going back to it works.`,
    goBack: "Go back to that copy…",
    close: "Close",
  },
  back: {
    title: (version: string | null) =>
      version ? `Go back to OpenClaw ${version}?` : "Go back to this copy?",
    text: (version: string, when: string) => `${version} comes back, with the state of ${when}.`,
    kept: "What is there now is kept as a copy of its own.",
    workspaceStays: "Your workspace stays as it is.",
    workspace: "Put the workspace back, too",
    workspaceHint: "Files changed since then are kept in the copy.",
    noWorkspace: "This copy holds no workspace; yours stays as it is.",
    yes: "Go back",
    no: "Stay",
    missing: "There is no copy to go back to",
    missingText: "It was removed, or never made.",
  },
};
