import type { Channel, ChannelAccount, ChannelLogin } from "@rockpool/gateway-core/contract/channels";

const states: Record<ChannelAccount["state"], string> = {
  linked: "Linked",
  connecting: "Connecting",
  "needs-login": "Needs a sign-in",
  error: "Does not work",
  stopped: "Stopped",
  disabled: "Switched off",
  unknown: "Unknown",
};

const loginStates: Record<ChannelLogin["state"], string> = {
  preparing: "Asking for a code…",
  waiting: "Scan this code with your phone.",
  linked: "Linked.",
  expired: "The code has expired.",
  failed: "The sign-in did not work.",
  cancelled: "Cancelled.",
};

const installed: Record<Channel["installed"], string> = {
  yes: "",
  installable: "is got from npm first",
  unknown: "",
};

const stages: Record<NonNullable<Channel["installing"]>, string> = {
  resolve: "Looking for its package…",
  download: "Getting its package…",
  extract: "Unpacking…",
  files: "Putting the files in place…",
  dependencies: "Getting what it needs…",
  runtime: "The gateway takes it up…",
};

interface FieldWords {
  label: string;
  hint: string;
}

/** By channel and field of gateway-core's channel-forms.ts. */
const fields: Readonly<Record<string, Readonly<Record<string, FieldWords>>>> = {
  telegram: {
    botToken: { label: "Bot token", hint: "Digits, a colon and 35 letters or digits, as BotFather gave it." },
  },
  discord: { token: { label: "Bot token", hint: "Three parts with dots between them." } },
  slack: {
    botToken: { label: "Bot token", hint: "It begins with xoxb-." },
    appToken: { label: "App token", hint: "It begins with xapp-." },
  },
  signal: {
    account: { label: "Phone number", hint: "With its country code: +39…" },
    httpUrl: {
      label: "Address of signal-cli",
      hint: "As the container sees it: http://host.docker.internal:8080",
    },
  },
};

interface Help {
  steps: readonly string[];
  link: string | null;
}

/** Where to get what a form asks for. */
const help: Readonly<Record<string, Help>> = {
  telegram: {
    steps: [
      "Open @BotFather in Telegram.",
      "Send /newbot and follow it.",
      "Copy the token that it gives you.",
    ],
    link: "https://t.me/BotFather",
  },
  discord: {
    steps: [
      "Make an application, and in it a bot.",
      "Switch on Message Content Intent under Bot.",
      "Copy the token under Bot, and invite the bot to your server.",
    ],
    link: "https://discord.com/developers/applications",
  },
  slack: {
    steps: [
      "Make an app and switch on Socket Mode: that gives the app token.",
      "Give the bot its rights and install it: that gives the bot token.",
    ],
    link: "https://api.slack.com/apps",
  },
  signal: {
    steps: [
      "Signal has no bots: OpenClaw uses a number of its own through signal-cli.",
      "Run signal-cli's REST service beside the gateway, and register the number there.",
    ],
    link: "https://github.com/bbernhard/signal-cli-rest-api",
  },
  whatsapp: {
    steps: ["On your phone open WhatsApp, Settings, Linked devices.", "Tap Link a device and scan the code."],
    link: null,
  },
};

/** Words about channels, for screens and the command line alike. */
export const channelTerms = {
  states,
  loginStates,
  stages,
  installed: (value: Channel["installed"]) => installed[value],
  field: (channel: string, id: string): FieldWords => fields[channel]?.[id] ?? { label: id, hint: "" },
  help: (channel: string): Help => help[channel] ?? { steps: [], link: null },
};
