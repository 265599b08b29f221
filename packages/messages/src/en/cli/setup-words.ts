import type { AssistantProvider } from "@rockpool/gateway-core/contract/assistant";
import type { EngineCheck, FoundGateway, ReachabilityRow } from "@rockpool/gateway-core/contract/setup";
import { units } from "../units.ts";

const checkNames: Record<EngineCheck["id"], string> = {
  "api-version": "API version",
  memory: "Memory",
  disk: "Disk",
  port: "Port",
  rootless: "Rights",
  podman: "Product",
};

const checkStates: Record<EngineCheck["state"], string> = {
  good: "good",
  note: "note",
  warning: "warning",
  bad: "bad",
  unknown: "unknown",
};

const bytesOf = (facts: EngineCheck["facts"], key: string) =>
  facts[key] === undefined ? null : units.bytes(Number(facts[key]));

/** What was found, and what to do where it is not good. */
const checkWords: Record<EngineCheck["id"], (check: EngineCheck) => string> = {
  "api-version": ({ state, facts }) =>
    state === "bad"
      ? `${facts.version ?? ""} is too old: ${facts.wanted ?? "a newer one"} is needed. Update the engine.`
      : (facts.version ?? ""),
  memory: ({ state, facts }) => {
    const has = bytesOf(facts, "bytes");
    const wanted = bytesOf(facts, "wantedBytes");
    if (has === null) return "the engine does not say how much it has";
    return state === "good" ? has : `${has}; ${wanted ?? "more"} is better: give the engine more memory.`;
  },
  disk: ({ state, facts }) => {
    const has = bytesOf(facts, "bytes");
    if (has === null) return "nobody can say from here how much is free";
    return state === "good" ? `${has} free` : `${has} free: make room, or see 'rockpool image clean'.`;
  },
  port: ({ state, facts }) => {
    const port = facts.port ?? "";
    if (state !== "bad") return `${port} is free or ours`;
    const way = facts.freePort ? ` Take another: rockpool config set network.port ${facts.freePort}` : "";
    return `${port} is taken${facts.holder ? ` by ${facts.holder}` : ""}.${way}`;
  },
  rootless: ({ state }) => (state === "good" ? "the engine runs as root" : "the engine runs without root"),
  podman: ({ state, facts }) =>
    state === "note" ? `Podman${facts.version ? ` ${facts.version}` : ""}` : (facts.version ?? ""),
};

const outcomes: Record<ReachabilityRow["outcome"], string> = {
  ok: "reached",
  "no-name": "its name is not known: check the DNS of engine or network",
  refused: "refused: check that it runs, and that a firewall lets the engine through",
  timeout: "no answer in time: check network, firewall and VPN",
  certificate: "its certificate is not trusted: something between opens the connection",
  proxy: "the proxy does not let it through",
  "http-error": "it answers with an error",
  unknown: "unknown",
};

const lacks: Record<NonNullable<AssistantProvider["lack"]>, string> = {
  "plugin-not-in-image": "not in this image",
  "no-safe-way": "this version has no way that keeps the key safe",
};

/** Words of `rockpool setup`. */
export const setup = {
  noKeyHere:
    "A key in a command line can be read by every program on this computer. Give it on standard input: --key-stdin. If it was a real one, replace it.",
  oneSource: "Use either --key-stdin or --secrets-stdin, not both: there is one standard input.",
  emptyKey: "Standard input held no key.",
  badSecrets: 'Standard input must hold a JSON object of provider and key, such as {"openai": "KEY"}.',
  noProvider:
    "Say which model to use: --provider NAME with --key-stdin, or --skip-assistant to leave it for later.",
  needsBaseUrl: "A custom endpoint needs --base-url and --model.",
  onlyCustom: "--base-url and --api go with --provider custom.",
  badBaseUrl: (value: string) =>
    `--base-url ${value} is not an address. Give something like http://host.docker.internal:8080/v1`,
  badApi: (value: string, known: string) => `--api ${value} is not one of: ${known}.`,
  needsKey: (provider: string) => `${provider} needs a key: give it with --key-stdin.`,
  noSecretFor: (provider: string) => `The secrets hold no key for ${provider}.`,
  cannotServe: (provider: string, lack: NonNullable<AssistantProvider["lack"]>) =>
    `${provider} cannot be set up here: ${lacks[lack]}.`,

  choose: "Which model should your assistant use?",
  chooseNumber: (count: number) => `A number from 1 to ${count}, or Enter for later:`,
  noSuchNumber: "That is not one of them.",
  endpoint: "Another endpoint that speaks OpenAI's, Anthropic's or Ollama's API",
  lacks,
  key: (provider: string) => `Key for ${provider} (unseen):`,
  keyFrom: (website: string) => `You get one at ${website}`,
  baseUrl: "Base URL, as the container sees it (http://host.docker.internal:8080/v1):",
  model: "Name of the model:",
  endpointKey: "Key (unseen; Enter for none):",
  testing: "Testing the model…",
  answers: (model: string) => `The model answers: ${model}`,
  answersUnnamed: "The model answers.",
  saved: (provider: string) => `${provider}: the key works.`,
  next: 'Say hello: rockpool say "hello"',
  later: "The assistant has no model yet. Choose one later with 'rockpool setup', or in the dashboard.",
  modelLater: (what: string) => `# then: set the model, ${what}`,

  code: (code: string, minutes: number | null) =>
    minutes === null ? `Code: ${code}` : `Code: ${code} (for ${minutes} minutes)`,
  openThis: (url: string) => `Open ${url}`,
  waiting: "Waiting…",
  chooseOne: (count: number) => `A number from 1 to ${count}:`,
  chooseSome: (count: number) => `Numbers from 1 to ${count}, with commas:`,
  unseen: "(unseen)",
  yesOrNo: (question: string, initially: boolean) => `${question} ${initially ? "[Y/n]" : "[y/N]"}`,
  needsTerminal: "This sign-in asks something. Run it in a terminal.",
  wizardFailed: (provider: string) => `The sign-in for ${provider} did not work.`,

  checks: {
    engine: "Engine",
    found: "Found",
    storage: "Data",
    reachability: "Reachability",
    names: checkNames,
    states: checkStates,
    words: checkWords,
    outcomes,
    nothingFound: "no other OpenClaw gateway or state",
    container: ({ name, version, running, addresses }: Extract<FoundGateway, { kind: "container" }>) =>
      [
        `container ${name}`,
        version ?? "unknown version",
        running ? "running" : "stopped",
        ...(addresses.length > 0 ? [addresses.join(", ")] : []),
      ].join(", "),
    state: ({ state, version, usedBy }: Extract<FoundGateway, { kind: "state" }>) =>
      [
        `state ${state}`,
        version === null ? "unknown version" : `of ${version}`,
        usedBy === null ? "not in use" : `used by ${usedBy}`,
      ].join(", "),
    useState: "Use such a state with --use-existing-state: a copy is made first.",
    places: { state: "state", workspace: "workspace" },
    free: (bytes: number) => `${units.bytes(bytes)} free`,
    notWritable: "the gateway may not write there",
    notThereYet: "made at the first start",
    notAsked: (reason: string) => `not asked: ${reason}`,
  },
};
