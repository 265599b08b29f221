import type { PreferenceKey } from "@rockpool/gateway-core/contract/settings/preferences";
import type { SettingApplies, SettingGroup } from "@rockpool/gateway-core/contract/settings/setting-table";

export interface SettingWords {
  readonly label: string;
  /** What it does, in a sentence or two. */
  readonly hint: string;
  /** What it may be, after "Give". */
  readonly takes: string;
  /** What stands in an empty field; "Automatic" where nothing is said. */
  readonly empty?: string;
}

const port = "a whole number from 1 to 65535";
const optionalPort = `${port}, or auto for none`;
const yesOrNo = "yes or no";
const url = "an address such as http://otel-collector:4318, or auto for none";
const packages = "names with spaces between them";

export const settingGroupNames: Record<SettingGroup, string> = {
  general: "General",
  network: "Network",
  storage: "Storage",
  environment: "Environment",
  observability: "Observability",
  resources: "Resources",
  build: "Image builds",
  engine: "Engine",
};

export const settingApplies: Record<SettingApplies, string> = {
  nothing: "Counts at once",
  recreate: "Needs a new container",
  rebuild: "Counts at the next build from source",
};

export const settingNames: Record<PreferenceKey, SettingWords> = {
  image: {
    label: "Image",
    hint: "The OpenClaw image that the gateway is made from.",
    takes: "an image reference, such as ghcr.io/openclaw/openclaw:latest",
  },
  timeZone: {
    label: "Time zone",
    hint: "The gateway's clock, for schedules and for the times in its log. Automatic is this computer's.",
    takes: "a zone such as Europe/Rome, or auto",
  },
  restartUnhealthy: {
    label: "Restart a gateway that stays unhealthy",
    hint: "At most three times in ten minutes.",
    takes: yesOrNo,
  },
  stopOnQuit: {
    label: "Stop the gateway when Rockpool quits",
    hint: "Otherwise it goes on running, and agents keep working.",
    takes: yesOrNo,
  },
  checkForNewImages: {
    label: "Look for newer images",
    hint: "Asks the registry at most every six hours. Nothing is downloaded by itself.",
    takes: yesOrNo,
  },
  keepImages: {
    label: "Images to keep",
    hint: "A clean-up leaves that many of the newest, besides those in use.",
    takes: "a number from 1 to 50",
  },
  keepCheckpoints: {
    label: "Copies to keep",
    hint: "Copies of the state to go back to. The oldest goes when there are more.",
    takes: "a number from 1 to 50",
  },
  theme: { label: "Appearance", hint: "Of Rockpool's window.", takes: "system, light or dark" },
  port: {
    label: "Port",
    hint: "Where the dashboard is reached on this computer.",
    takes: port,
  },
  reach: {
    label: "Who can reach it",
    hint: "This computer only, or everybody in its networks, who then need nothing but the token. A browser elsewhere also needs https in front of it.",
    takes: "computer or network",
  },
  bridgePort: {
    label: "Bridge port",
    hint: "Publishes the gateway's port 18790, for companion apps and nodes.",
    takes: optionalPort,
    empty: "None",
  },
  teamsPort: {
    label: "Microsoft Teams port",
    hint: "Publishes the gateway's port 3978, which the Teams channel listens on.",
    takes: optionalPort,
    empty: "None",
  },
  networks: {
    label: "Further networks",
    hint: "Networks of the engine that the gateway joins besides its own, to reach containers there by name.",
    takes: "names of existing networks with spaces between them",
    empty: "None",
  },
  insecureWebSocket: {
    label: "Unencrypted connections in private networks",
    hint: "Lets OpenClaw connect to other gateways by ws:// inside a private network. What goes over them can be read there.",
    takes: yesOrNo,
  },
  state: {
    label: "State",
    hint: "OpenClaw's configuration, conversations and secrets. Another place begins empty, or with what is there; nothing is moved.",
    takes: "auto, bind:/full/path or volume:name",
  },
  workspace: {
    label: "Workspace",
    hint: "The folder that agents work in. Its files are yours.",
    takes: "auto or the full path of a folder",
  },
  authSecrets: {
    label: "Sign-in secrets",
    hint: "Folder of the keys that protect saved sign-ins, kept apart from the state. Automatic is beside the state.",
    takes: "the full path of a folder, or auto",
  },
  homeVolume: {
    label: "Home volume",
    hint: "Keeps all of /home/node, tools that agents install included. What a newer image brings there stays hidden behind it.",
    takes: "a volume's name, the full path of a folder, or auto for none",
    empty: "None",
  },
  extraMounts: {
    label: "Extra mounts",
    hint: "Folders of this computer, or volumes, that agents can use besides the workspace. A bundled plugin's source can be laid over at /app/extensions/NAME.",
    takes: "source:target[:options] with commas between them, such as /srv/music:/home/node/music:ro",
  },
  stageDir: {
    label: "Plugin dependencies",
    hint: "Where versions of spring 2026 unpack dependencies of plugins: a volume of its own in the container. Later versions need none.",
    takes: "a full path in the container with at least two parts",
  },
  sourceOverlays: {
    label: "Plugin sources laid over",
    hint: "Whether plugin sources mounted at /app/extensions replace the bundled ones.",
    takes: yesOrNo,
  },
  variables: {
    label: "Further variables",
    hint: "Environment of the gateway. Everybody who may use the engine can read it, so secrets do not belong here.",
    takes: "NAME=value, with commas between them",
  },
  otlpEndpoint: {
    label: "Collector",
    hint: "OTLP/HTTP address that traces, metrics and logs go to, as the gateway reaches it.",
    takes: url,
    empty: "None",
  },
  otlpTracesEndpoint: {
    label: "Collector of traces",
    hint: "In place of the shared one.",
    takes: url,
    empty: "Shared",
  },
  otlpMetricsEndpoint: {
    label: "Collector of metrics",
    hint: "In place of the shared one.",
    takes: url,
    empty: "Shared",
  },
  otlpLogsEndpoint: {
    label: "Collector of logs",
    hint: "In place of the shared one.",
    takes: url,
    empty: "Shared",
  },
  otlpProtocol: {
    label: "Protocol",
    hint: "OpenClaw speaks http/protobuf only.",
    takes: "auto or http/protobuf",
  },
  otelServiceName: {
    label: "Service name",
    hint: "Name of this gateway at the collector. Automatic is openclaw.",
    takes: "a name, or auto",
  },
  otelSemconv: {
    label: "Newer attribute names",
    hint: "Opts in to attribute names that are still changing, such as gen_ai_latest_experimental.",
    takes: "names in small letters with commas between them, or auto",
    empty: "None",
  },
  otelPreloaded: {
    label: "OpenTelemetry is loaded already",
    hint: "For images that start it themselves: OpenClaw then starts none of its own.",
    takes: yesOrNo,
  },
  memory: {
    label: "Memory limit",
    hint: "The engine ends the gateway when it needs more. Automatic sets no limit.",
    takes: "an amount from 512m, such as 4g, or auto",
    empty: "No limit",
  },
  cpus: {
    label: "Processor limit",
    hint: "How many processors it may keep busy. Automatic sets no limit.",
    takes: "a number from 0.1, such as 1.5, or auto",
    empty: "No limit",
  },
  pids: {
    label: "Process limit",
    hint: "How many processes and threads there may be in the container.",
    takes: "a whole number from 64",
  },
  aptPackages: {
    label: "Debian packages",
    hint: "Installed into images built from source.",
    takes: packages,
    empty: "None",
  },
  pipPackages: {
    label: "Python packages",
    hint: "Installed into images built from source.",
    takes: packages,
    empty: "None",
  },
  nodeOptions: {
    label: "Options of Node.js",
    hint: "For the build itself, such as more memory for it.",
    takes: "options with spaces between them, such as --max-old-space-size=8192",
    empty: "None",
  },
  extensions: {
    label: "Plugins",
    hint: "Built into images from source with all they need. A pulled image gets plugins by the gateway itself.",
    takes: packages,
    empty: "None",
  },
  installBrowser: {
    label: "Browser",
    hint: "Chromium for agents in images built from source, about 300 MB.",
    takes: yesOrNo,
  },
  engine: {
    label: "Engine",
    hint: "Which container engine is used. Automatic searches for one.",
    takes: "auto or an endpoint, such as unix:///var/run/docker.sock",
  },
};
