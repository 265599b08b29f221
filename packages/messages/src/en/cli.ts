import type { FailureAction } from "@rockpool/gateway-core/contract/failure";
import type { EngineProduct } from "@rockpool/gateway-core/contract/snapshot";
import { image } from "./cli/image-words.ts";
import { progress } from "./cli/progress-words.ts";
import { rollback } from "./cli/rollback-words.ts";

/** What to type for an action that a button would do; null where the command line has nothing for it yet. */
const actionHints: Record<FailureAction["kind"], (value?: string) => string | null> = {
  retry: () => null,
  "start-engine": () => null,
  "use-port": (port) => `rockpool config set port ${port ?? "PORT"}`,
  "open-gateway": (address) => (address ? `open ${address}` : null),
  "use-existing-state": (verb) => `rockpool ${verb ?? "up"} --use-existing-state`,
  repair: () => "rockpool openclaw -- doctor --fix",
  "force-stop": () => "rockpool down --force",
  "choose-image": () => "rockpool config set image REFERENCE",
  "rename-container": () => null,
  "repair-ownership": () => null,
  "start-gateway": () => "rockpool up",
  "pull-image": (reference) => `rockpool image pull ${reference ?? "REFERENCE"}`,
  "use-mirror": (reference) => `rockpool image pull ${reference ?? "REFERENCE"}`,
  "roll-back": () => "rockpool rollback",
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

  options: {
    json: "answer in JSON: one document, or a line per event while something runs",
    useExistingState: "use an OpenClaw state that Rockpool did not create; a copy of it is made first",
    noColor: "no colours (also NO_COLOR=1)",
    quiet: "say only what was asked for, and errors",
    version: "print the version",
    help: "show help",
    dryRun: "show what would be done, as docker lines, and do nothing",
    force: "kill the gateway when it does not stop by itself",
    watch: "follow the status until Ctrl-C",
    deep: "also run OpenClaw's doctor",
    follow: "go on with new lines until Ctrl-C",
    tail: "lines to begin with",
    level: "only this level and above: trace, debug, info, warn, error, fatal",
    print: "print the link instead of opening a browser; it signs in, so keep it to yourself",
    port: "port of the screens on 127.0.0.1",
    link: "ask a running serve for a new link",
    printUnit: "print a systemd user unit",
    yes: "do not ask",
    dryRunInWords: "say what would be done, and do nothing",
    fromNpm: "build from OpenClaw's package on npm",
    fromRelease: "build from the source of a release",
    fromSource: "build from a checkout in a folder of yours",
    fromImage: "build on an image, with --dockerfile",
    sha256: "checksum that the release's archive must have",
    dockerfile: "the instructions after FROM, in a file or on standard input (-)",
    tag: "name of the new image",
    base: "Node image to build on, with --from-npm",
    apt: "Debian packages to install, with --from-release and --from-source",
    pip: "Python packages to install, there too",
    extensions: "plugins to build in, there too",
    browser: "with a browser, there too",
    dockerCli: "with Docker's command line, there too",
    verbose: "show all that the build prints",
    overwrite: "replace the file if it exists",
    rehearse: "first let it get ready on a copy of the state",
    list: "list the copies of the state",
    workspace: "put the workspace back too",
  },

  commands: {
    up: "start the gateway, and wait until it is ready",
    down: "stop the gateway; container and data are kept",
    restart: "stop the gateway and start it again",
    status: "say how engine and gateway are",
    health: "ask the gateway about its plugins, channels and agents",
    logs: "show the gateway's log; secrets are replaced",
    open: "open the dashboard, signed in",
    serve: "show Rockpool's screens in a browser, also through SSH",
    openclaw: "run OpenClaw's own command line: rockpool openclaw -- ARGUMENTS",
    config: "read and change settings",
    image: "get, build and look after OpenClaw images",
    imagePull: "get an image; without a reference, the one in settings",
    imageBuild: "build an image, from npm, a release, a checkout or another image",
    imageList: "list the OpenClaw images on this computer",
    imageTags: "list the versions that the registry has",
    imageRemove: "remove an image or a name of it, after a yes",
    imageClean: "remove images that nothing needs, and what builds left, after a yes",
    imageLoad: "read an image from a file that 'docker save' wrote",
    imageSave: "write an image to a file",
    imageCheck: "ask the registry whether the image in settings has moved",
    imageUse: "change to another image; the version before comes back when it fails",
    rollback: "go back to an earlier copy of image and state",
    configGet: "print one setting",
    configSet: "change one setting; without a key, save what OPENCLAW_* variables say",
    configList: "print every setting",
  },

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
      `Get it with 'rockpool image pull ${reference}', or choose another: rockpool config set image REFERENCE`,
    goBack: "Go back",
    goBackLine: (version: string | null, when: string) =>
      `${version ?? "a copy"} of ${when}, with 'rockpool rollback'`,
    images: "Images",
    newer: (what: string, reference: string) =>
      `A newer image is there: ${what}. Change to it with: rockpool image use ${reference}`,
    recreate: "A changed setting waits for 'rockpool restart'.",
    engineProducts,
    engineLine: (product: string, version: string, endpoint: string) => `${product} ${version}, ${endpoint}`,
    engineVersionOnly: (version: string) => `version ${version}`,
    tried: "Tried:",
  },

  image,
  progress,
  rollback,

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

  config: {
    keys: {
      image: "an image reference, such as openclaw:local or ghcr.io/openclaw/openclaw:latest",
      port: "1 to 65535",
      state: "auto, bind:/full/path or volume:name",
      workspace: "auto or a full path",
      engine: "auto, unix:///path or npipe:////./pipe/name",
      restartUnhealthy: "yes or no",
      stopOnQuit: "yes or no",
      checkForNewImages: "yes or no",
      keepImages: "a number from 1 to 50",
      keepCheckpoints: "a number from 1 to 50",
      theme: "system, light or dark",
    },
    noSuchKey: (key: string, keys: string) => `There is no setting "${key}". There are: ${keys}.`,
    badValue: (key: string, value: string, expected: string) =>
      `${key} cannot be "${value}". Give ${expected}.`,
    nothingToSave: "No OPENCLAW_* variable is set, so there is nothing to save. Give a key and a value.",
    needsValue: (key: string) => `Give a value for ${key}.`,
    saved: (key: string, value: string) => `${key} is now ${value}`,
    overridden: (variable: string) => `(overridden by ${variable})`,
    takesEffect: "It takes effect at the next 'rockpool restart'.",
    takesEffectAtUp: "It takes effect at the next 'rockpool up'.",
    yes: "yes",
    no: "no",
  },

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
