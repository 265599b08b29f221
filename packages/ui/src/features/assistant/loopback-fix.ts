import type { LocalModelServer } from "@rockpool/gateway-core/contract/assistant";
import type { Shell } from "../../shell.ts";

export interface LoopbackFix {
  /** To be typed in a terminal of this computer, in this order. */
  readonly commands: string;
  /** Where it listens afterwards. */
  readonly address: string;
  /** Others in the network reach it then, too. */
  readonly opensToNetwork: boolean;
  /** Only a new start of its window program makes it take effect. */
  readonly restartsApp: "mac" | "windows" | null;
}

/**
 * How a model server comes to listen where containers reach it: on the engine's own network where there is one to name,
 * else on all. Sources: Ollama's FAQ on OLLAMA_HOST for each system, `lms server start --help`.
 */
export function loopbackFix(
  { id, listenOn }: Pick<LocalModelServer, "id" | "listenOn">,
  platform: Shell["platform"],
): LoopbackFix {
  const ip = listenOn?.replace(/^\w+:\/\//, "").replace(/:\d+$/, "") ?? "0.0.0.0";
  const port = id === "ollama" ? 11434 : 1234;
  const address = `${ip}:${port}`;
  const opensToNetwork = ip === "0.0.0.0";
  if (id === "lmstudio") {
    const commands = ["lms server stop", `lms server start --port ${port} --bind ${ip}`].join("\n");
    return { commands, address, opensToNetwork, restartsApp: null };
  }
  const fix = { address, opensToNetwork };
  if (platform === "mac")
    return { ...fix, commands: `launchctl setenv OLLAMA_HOST "${address}"`, restartsApp: "mac" };
  if (platform === "windows")
    return { ...fix, commands: `setx OLLAMA_HOST ${address}`, restartsApp: "windows" };
  const commands = [
    "sudo mkdir -p /etc/systemd/system/ollama.service.d",
    `printf '[Service]\\nEnvironment="OLLAMA_HOST=${address}"\\n' | sudo tee /etc/systemd/system/ollama.service.d/host.conf`,
    "sudo systemctl daemon-reload",
    "sudo systemctl restart ollama",
  ];
  return { ...fix, commands: commands.join("\n"), restartsApp: null };
}
