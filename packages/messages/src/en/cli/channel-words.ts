import { channelTerms } from "../channels.ts";

/** Words of `rockpool channel`. */
export const channel = {
  ...channelTerms,
  columns: { channel: "Channel", account: "Account", name: "Name", state: "State", since: "Since" },
  none: "No channel is set up. 'rockpool channel add CHANNEL' adds one.",
  offered: (names: string) => `Can be added: ${names}`,
  unknownChannel: (id: string, ids: string) => `There is no channel "${id}". There are: ${ids}`,
  byCode: (id: string) => `This channel is signed in to with a code: rockpool channel login ${id}`,
  noCode: (id: string) => `This channel has no code to scan: rockpool channel add ${id}`,
  needsTerminal: (id: string) =>
    `Nobody can be asked here. Give the values on standard input: rockpool channel add ${id} --stdin`,
  badFields: (names: string) => `--stdin takes JSON with ${names}.`,
  ask: (label: string) => `${label}:`,
  installing: (label: string) => `${label} is got from npm first. That may take a minute.`,
  adding: "Waiting for what the gateway says…",
  added: (label: string, state: string, name: string | null) =>
    `${label}: ${state}${name === null ? "" : ` as ${name}`}`,
  whoWrites: "Who writes to it first has to be let in: rockpool people list",
  wizardEnded: "Ended. Nothing was set up.",
  restarted: (label: string) => `${label} was started again.`,
  loggedOut: (label: string) => `${label} is logged out.`,
  remove: {
    question: (label: string, account: string) =>
      `Take ${label} (${account}) out of the configuration? What was said in it stays.`,
    needsYes: "Removing a channel waits for a yes. Add --yes.",
    done: (label: string) => `${label} is removed.`,
  },
  login: {
    renewal: (seconds: number) => `Another code in ${seconds} s. Ctrl-C cancels.`,
    again: "Asking for another code…",
    linked: (label: string, name: string | null) =>
      `${label} is linked${name === null ? "" : ` as ${name}`}.`,
    tooSmall: "The terminal is too small for the code: make it larger, or use the app or 'rockpool serve'.",
  },
};
