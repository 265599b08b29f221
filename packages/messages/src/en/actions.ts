import type { FailureAction } from "@rockpool/gateway-core/contract/failure";

/** Button labels of what can be done about a failure. */
export const actions: Record<FailureAction["kind"], (value?: string) => string> = {
  retry: () => "Try again",
  "start-engine": () => "Start engine",
  "use-port": (port) => (port ? `Use port ${port}` : "Use another port"),
  "open-gateway": () => "Open that gateway",
  "use-existing-state": () => "Use this state…",
  repair: () => "Repair",
  "force-stop": () => "Force stop…",
  "choose-image": () => "Choose image…",
  "rename-container": (name) => (name ? `Use the name ${name}` : "Use another name"),
  "repair-ownership": () => "Repair ownership",
  "start-gateway": () => "Start",
  "pull-image": () => "Get the image",
  "use-mirror": () => "Get it from the mirror",
  "roll-back": () => "Go back…",
  operate: () => "Operate it",
  "let-go": () => "Let go",
};
