import type { FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { EngineProduct } from "@rockpool/gateway-core/contract/snapshot";
import { adopt } from "./cli/adopt-words.ts";
import { channel } from "./cli/channel-words.ts";
import { commands } from "./cli/command-words.ts";
import { config } from "./cli/config-words.ts";
import { demo } from "./cli/demo-words.ts";
import { device, people } from "./cli/device-words.ts";
import { image } from "./cli/image-words.ts";
import { options } from "./cli/option-words.ts";
import { progress } from "./cli/progress-words.ts";
import { rollback } from "./cli/rollback-words.ts";
import { say } from "./cli/say-words.ts";
import { setup } from "./cli/setup-words.ts";
import { releaseCommand } from "./cli/take-over-words.ts";
import { diskPlaces } from "./disk-places.ts";

import { exposure } from "./exposure.ts";

/** What to type for an action that a button would do; null where the command line has nothing for it yet. */
const actionHints: Record<FailureAction["kind"], (value?: string) => string | null> = {
  retry: () => null,
  "start-engine": () => null,
  "use-port": (port) => `rockpool config set network.port ${port ?? "PORT"}`,
  "open-gateway": (address) => (address ? `open ${address}` : null),
  "use-existing-state": (verb) => `rockpool ${verb ?? "up"} --use-existing-state`,
  repair: () => "rockpool repair",
  "force-stop": () => "rockpool down --force",
  "choose-image": () => "rockpool config set general.image REFERENCE",
  "rename-container": () => null,
  "repair-ownership": (place) => `rockpool repair --owner ${place ?? "state"}`,
  "start-gateway": () => "rockpool up",
  "pull-image": (reference) => `rockpool image pull ${reference ?? "REFERENCE"}`,
  "use-mirror": (reference) => `rockpool image pull ${reference ?? "REFERENCE"}`,
  "roll-back": () => "rockpool rollback",
  operate: (name) => `rockpool adopt ${name ?? "NAME"} --operate`,
  "let-go": () => "rockpool release",
};

const engineProducts: Record<EngineProduct, string> = {
  "docker-engine": "Docker Engine",
  "docker-desktop": "Docker Desktop",
  colima: "Colima",
  orbstack: "OrbStack",
  "rancher-desktop": "Rancher Desktop",
  lima: "Lima",
  podman: "Podman",
  unknown: "Engine",
};

/** Words of the command line. */
export const cli = {
  description: "Runs the OpenClaw gateway in a container: the same gateway that the Rockpool app shows.",
  usageHint: "Run 'rockpool --help' to see what there is.",

  options,
  commands,

  exitCodesTitle: "Exit codes:",
  exitCodes: {
    ok: "done; for status and health: the gateway is well",
    failed: "it went wrong",
    usage: "a wrong command, option or value",
    needsYes: "it waits for a yes, such as --yes or --use-existing-state",
    noEngine: "no container engine is available",
    notHealthy: "the gateway does not run, or is not well",
    interrupted: "interrupted by Ctrl-C",
  },
  environmentTitle: "Environment, for one command (saved only by 'rockpool config set'):",
  environment: {
    OPENCLAW_IMAGE: "image to run",
    OPENCLAW_GATEWAY_PORT: "port on 127.0.0.1",
    OPENCLAW_CONFIG_DIR: "folder of OpenClaw's state",
    OPENCLAW_WORKSPACE_DIR: "folder of the agent's files",
    OPENCLAW_SKIP_ONBOARDING: "1 for 'rockpool setup --skip-assistant'",
  },

  overrideNames: { image: "image", port: "port", stateDir: "state folder", workspaceDir: "workspace" },
  override: (what: string, value: string, variable: string) => `${what} ${value} from ${variable}`,
  badVariable: {
    port: (variable: string, value: string) =>
      `${variable}=${value} is not a port. Give a whole number from 1 to 65535, or unset it.`,
    image: (variable: string, value: string) =>
      `${variable}=${value} is not an image reference. Give something like openclaw:local, or unset it.`,
    relativePath: (variable: string, value: string, absolute: string) =>
      `${variable}=${value} is not a full path. Write it as ${absolute}, or unset it.`,
    control: (variable: string, value: string) =>
      `${variable}=${value} holds a line break, tab or other control character. Choose a folder without, or unset it.`,
  },

  actionHints,
  tryThis: (command: string) => `Try: ${command}`,
  versionClash: (pid: string, theirs: string) => `Process ${pid} runs Rockpool ${theirs}.`,
  silentOwner: (pid: string) => `Process ${pid} runs Rockpool's service and does not answer. Quit it.`,

  alreadyUnderWay: "This is already under way; following it. Ctrl-C leaves it to go on.",
  leftToGoOn: "Left. It goes on where it was begun.",
  /** `question` ends with a question mark. */
  yesOrNo: (question: string) => `${question} [y/N] `,
  saidNo: "Nothing was changed.",
  cancelling: "Cancelling… (Ctrl-C again leaves at once)",
  waitingForOthers: "Another program uses this process for something that still runs; waiting for it.",
  alreadyRunning: (address: string) => `Already running at ${address}`,
  notApplied: (variable: string, value: string) =>
    `${variable}=${value} is not applied to a running gateway: 'rockpool restart' applies it.`,
  alreadyStopped: "Already stopped",
  running: (address: string) => `Running at ${address}`,
  repaired: (address: string) => `Repaired. Running at ${address}`,
  repairOwner: {
    changes: "Changes",
    stays: "Stays",
    owner: (where: string, wanted: string | null) =>
      `the owner of ${where} and all that is in it${wanted === null ? "" : `, to ${wanted}`}`,
    kept: [
      "what the files hold",
      "what links lead to, other disks, and files that also have a name elsewhere",
    ],
    question: "Change the owner?",
    needsYes: "Changing owners waits for a yes. Add --yes.",
    badPlace: (value: string) => `--owner takes state or workspace, not "${value}".`,
    done: (changed: number, left: number) =>
      `${changed === 1 ? "1 owner" : `${changed} owners`} changed${left > 0 ? `, ${left} left as they were` : ""}.`,
  },
  remove: {
    none: "There is no container to remove.",
    goes: "Goes",
    stays: "Stays",
    container: (name: string) =>
      `the container ${name}, with its log and what was written beside its folders`,
    kept: ["state, sign-ins and workspace", "volumes, images, copies to go back to, settings"],
    question: "Remove it?",
    needsYes: "Removing the container waits for a yes. Add --yes, or see what would be done with --dry-run.",
    done: "Removed. Every file of yours is kept; 'rockpool up' makes a new container.",
  },
  stopped: "Stopped. Container and data are kept.",
  stoppedInstead: (what: string) => `Stopped. ${what}.`,
  /** `what` is "Start cancelled". */
  cancelledElsewhere: (what: string) => `${what} from elsewhere: another command or window stopped it.`,
  nothingToDo: "Nothing would be done.",
  withoutLine: (step: string) => `# ${step}`,

  status: {
    address: "Address",
    version: "Version",
    image: "Image",
    upFor: "Up for",
    engine: "Engine",
    workspace: "Workspace",
    noContainer: "no container yet",
    noImage: (reference: string) =>
      `Get it with 'rockpool image pull ${reference}', or choose another: rockpool config set general.image REFERENCE`,
    goBack: "Go back",
    goBackLine: (version: string | null, when: string) =>
      `${version ?? "a copy"} of ${when}, with 'rockpool rollback'`,
    images: "Images",
    newer: (what: string, reference: string) =>
      `A newer image is there: ${what}. Change to it with: rockpool image use ${reference}`,
    recreate: "A changed setting waits for 'rockpool config apply'.",
    engineProducts,
    engineLine: (product: string, version: string, endpoint: string) => `${product} ${version}, ${endpoint}`,
    engineVersionOnly: (version: string) => `version ${version}`,
    tried: "Tried:",
  },

  image,
  progress,
  rollback,
  adopt,
  release: releaseCommand,
  channel,
  device,
  people,
  setup,
  say,
  demo,

  health: {
    well: "The gateway is well.",
    unwell: "The gateway says that it is not well.",
    plugins: "Plugins",
    channels: "Channels",
    agents: "Agents",
    findings: "Doctor",
    none: "none",
    noFindings: "nothing to report",
    isDefault: "default",
    sessions: (count: number) => (count === 1 ? "1 session" : `${count} sessions`),
    channelState: { ok: "ok", failing: "failing", off: "off", unknown: "unknown" },
    notConfigured: "not set up",
    severity: { info: "info", warning: "warning", error: "error" },
  },

  logs: {
    reset: "(the log starts anew: another container)",
    noContainer: "No gateway yet: 'rockpool up' makes one.",
    dropped: (count: number) => (count === 1 ? "(1 line skipped)" : `(${count} lines skipped)`),
    badTail: (value: string) => `--tail ${value} is not a number of lines. Give a whole number up to 100000.`,
    badLevel: (value: string) =>
      `--level ${value} is not a level. Choose trace, debug, info, warn, error or fatal.`,
  },

  open: {
    opened: (address: string) => `Opened ${address} in your browser.`,
    notSignedIn: "The gateway's secret cannot be read from here: the page will ask for it.",
    noDisplay: "There is no display here. Open this link where the gateway's address can be reached:",
    noBrowser: "No browser could be started. Open this link yourself:",
    expired: "This link was used already. Run 'rockpool open' again.",
  },

  openclaw: {
    oneOff: "The gateway is stopped: running in a container of its own.",
    nothing: "Say what to run, after two dashes: rockpool openclaw -- status",
    serviceGone: "The Rockpool process that ran this session is gone.",
  },

  config,
  exposure,
  disk: { diskPlaces, unknownSize: "unknown" },

  serve: {
    link: "Open this link in a browser on this computer (it works once):",
    newLink: "Press Enter for a new link, Ctrl-C to stop.",
    ssh: "From another computer, first run this there and leave it open:",
    anotherLink: "A new link (the one before no longer works):",
    noServe: "No 'rockpool serve' is running for this user. Start one with: rockpool serve",
    portTaken: (port: number) => `Port ${port} is taken. Choose another with --port.`,
    badPort: (value: string) => `--port ${value} is not a port. Give a whole number from 1 to 65535.`,
    stopping: "Stopping…",
    inJournal: (port: number) =>
      `Serving on port ${port}. For a link run: rockpool serve --link${port === 18_788 ? "" : ` --port ${port}`}`,
    noScreens: "The screens are not built. Run: pnpm run build screens",
  },
};
