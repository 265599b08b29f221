import type { LocalModelServer } from "@rockpool/gateway-core/contract/assistant";

/** Words about models that run on the person's own computer. */
export const thisComputer = {
  asking: "Looking for Ollama and LM Studio from inside the container",
  names: { ollama: "Ollama", lmstudio: "LM Studio" } satisfies Record<LocalModelServer["id"], string>,
  outcomes: {
    ok: "Found",
    absent: "Not found",
    "loopback-only": "Runs, and containers cannot reach it",
    unknown: "Not known",
  } satisfies Record<LocalModelServer["outcome"], string>,
  models: (server: string) => `Models in ${server}`,
  noModels: {
    ollama: "It has no model yet. In a terminal, this gets a small one:",
    lmstudio: "It has no model loaded. Load one in LM Studio, then look again.",
  } satisfies Record<LocalModelServer["id"], string>,
  absent: {
    ollama: "Install Ollama or start it, then look again.",
    lmstudio: "Install LM Studio, or start its server in the Developer tab, then look again.",
  } satisfies Record<LocalModelServer["id"], string>,
  unknown: "Rockpool could not find out whether it runs.",
  loopback: {
    bridge: (address: string) =>
      `It listens on this computer only. Let it listen on ${address}, the engine's own network, which your other network does not see:`,
    all: "It listens on this computer only. Let it listen on all networks:",
    opens:
      "Everybody in your network can use it then. Close its port in the firewall, if you do not want that.",
    app: {
      mac: "Then quit Ollama in the menu bar and open it again.",
      windows: "Then quit Ollama in the notification area and open it again.",
    },
    /** The tool of the server talks to the old address otherwise. */
    tool: (address: string) => `For the ollama command itself, set OLLAMA_HOST=${address} in your terminal.`,
  },
  command: (server: string) => `the lines for ${server}`,
  none: "No model server was found on this computer",
  noneText: "Install Ollama or LM Studio, or choose a provider.",
  prepare: "Let OpenClaw set it up",
  again: "Look again",
  slow: "The first answer takes longer: the model has to be loaded.",
  website: (host: string) => `Open ${host}`,
};
