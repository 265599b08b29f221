import { z } from "zod";
import { ImageReference } from "../images.ts";
import { buildWords } from "./build-words.ts";
import {
  bytes,
  choice,
  mounts,
  optionalNumber,
  optionalText,
  type SettingField,
  text,
  toggle,
  variables,
  wholeNumber,
  wordList,
} from "./setting-field.ts";
import { stateField, workspaceField } from "./storage-fields.ts";

export const settingGroups = [
  "general",
  "network",
  "storage",
  "environment",
  "observability",
  "resources",
  "build",
  "engine",
] as const;
export type SettingGroup = (typeof settingGroups)[number];

/** What it takes for a change to count: nothing, another container, or another image. */
export type SettingApplies = "nothing" | "recreate" | "rebuild";

export interface SettingEntry<S extends z.ZodType = z.ZodType> {
  /** `group.name`: how the command line and the documents call it. */
  key: `${SettingGroup}.${string}`;
  field: SettingField<S>;
  default: z.output<S>;
  /** Variables of OpenClaw's documentation that it stands for. */
  variables: readonly string[];
  applies: SettingApplies;
}

/** The image of the documentation; docs: https://docs.openclaw.ai/install/docker */
export const defaultImage = "ghcr.io/openclaw/openclaw:latest";
/** OpenClaw's own port; source: `openclaw gateway --port`, default 18789. */
export const defaultPort = 18789;
/** Where the compose file of 2026.4.29 mounts its volume; docs: install/docker, storage and persistence. */
export const defaultStageDir = "/var/lib/openclaw/plugin-runtime-deps";

const port = wholeNumber(1, 65535);
const optionalPort = optionalNumber(z.number().int(), 1, 65535);
const url = z.url({ protocol: /^https?$/, hostname: /^[^\s]+$/ });
const plain = z.string().regex(/^[^\p{Cc}]+$/u);
/** Docker's rule for names of networks and volumes. */
const objectName = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_.-]*$/);
const recreate = { applies: "recreate" } as const;
const nothing = { applies: "nothing", variables: [] } as const;

/**
 * Everything a person may set: from it derive the settings file, the form, the command line, what is said of a bad value, and the
 * table in the documents. The entry's name is what the file calls it. `packages/messages` has the words of each.
 */
export const settingTable = {
  image: entry({
    key: "general.image",
    field: text(z.string().min(1), ImageReference),
    default: defaultImage,
    variables: ["OPENCLAW_IMAGE"],
    ...recreate,
  }),
  timeZone: entry({
    key: "general.timeZone",
    // The characters that setup.sh takes.
    field: optionalText(z.string().regex(/^[A-Za-z0-9/_+-]+$/)),
    default: null,
    variables: ["OPENCLAW_TZ"],
    ...recreate,
  }),
  restartUnhealthy: entry({ key: "general.restartUnhealthy", field: toggle(), default: false, ...nothing }),
  stopOnQuit: entry({ key: "general.stopOnQuit", field: toggle(), default: false, ...nothing }),
  checkForNewImages: entry({ key: "general.checkForNewImages", field: toggle(), default: true, ...nothing }),
  keepImages: entry({ key: "general.keepImages", field: wholeNumber(1, 50), default: 2, ...nothing }),
  keepCheckpoints: entry({
    key: "general.keepCheckpoints",
    field: wholeNumber(1, 50),
    default: 3,
    ...nothing,
  }),
  theme: entry({
    key: "general.theme",
    field: choice(["system", "light", "dark"]),
    default: "system",
    ...nothing,
  }),

  port: entry({
    key: "network.port",
    field: port,
    default: defaultPort,
    variables: ["OPENCLAW_GATEWAY_PORT"],
    ...recreate,
  }),
  reach: entry({
    key: "network.reach",
    field: choice(["computer", "network"]),
    default: "computer",
    variables: [],
    ...recreate,
  }),
  bridgePort: entry({
    key: "network.bridgePort",
    field: optionalPort,
    default: null,
    variables: ["OPENCLAW_BRIDGE_PORT"],
    ...recreate,
  }),
  teamsPort: entry({
    key: "network.teamsPort",
    field: optionalPort,
    default: null,
    variables: ["OPENCLAW_MSTEAMS_PORT"],
    ...recreate,
  }),
  networks: entry({
    key: "network.networks",
    field: wordList(objectName),
    default: [],
    variables: [],
    ...recreate,
  }),
  insecureWebSocket: entry({
    key: "network.insecureWebSocket",
    field: toggle(),
    default: false,
    variables: ["OPENCLAW_ALLOW_INSECURE_PRIVATE_WS"],
    ...recreate,
  }),

  state: entry({
    key: "storage.state",
    field: stateField,
    default: { kind: "auto" },
    variables: ["OPENCLAW_CONFIG_DIR"],
    ...recreate,
  }),
  workspace: entry({
    key: "storage.workspace",
    field: workspaceField,
    default: "auto",
    variables: ["OPENCLAW_WORKSPACE_DIR"],
    ...recreate,
  }),
  authSecrets: entry({
    key: "storage.authSecrets",
    field: optionalText(plain),
    default: null,
    variables: ["OPENCLAW_AUTH_PROFILE_SECRET_DIR"],
    ...recreate,
  }),
  homeVolume: entry({
    key: "storage.homeVolume",
    field: optionalText(z.union([objectName, z.string().regex(/^[^\p{Cc}]*[/\\][^\p{Cc}]*$/u)])),
    default: null,
    variables: ["OPENCLAW_HOME_VOLUME"],
    ...recreate,
  }),
  extraMounts: entry({
    key: "storage.extraMounts",
    field: mounts(),
    default: [],
    variables: ["OPENCLAW_EXTRA_MOUNTS"],
    ...recreate,
  }),
  stageDir: entry({
    key: "storage.stageDir",
    field: text(z.string().regex(/^(?:\/(?!\.{1,2}(?:\/|$))[^/:,\p{Cc}]+){2,}$/u)),
    default: defaultStageDir,
    variables: ["OPENCLAW_PLUGIN_STAGE_DIR"],
    ...recreate,
  }),
  sourceOverlays: entry({
    key: "storage.sourceOverlays",
    field: toggle(),
    default: true,
    variables: ["OPENCLAW_DISABLE_BUNDLED_SOURCE_OVERLAYS"],
    ...recreate,
  }),

  variables: entry({
    key: "environment.variables",
    field: variables(),
    default: {},
    variables: [],
    ...recreate,
  }),

  otlpEndpoint: otlp("observability.endpoint", "OTEL_EXPORTER_OTLP_ENDPOINT"),
  otlpTracesEndpoint: otlp("observability.tracesEndpoint", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"),
  otlpMetricsEndpoint: otlp("observability.metricsEndpoint", "OTEL_EXPORTER_OTLP_METRICS_ENDPOINT"),
  otlpLogsEndpoint: otlp("observability.logsEndpoint", "OTEL_EXPORTER_OTLP_LOGS_ENDPOINT"),
  otlpProtocol: entry({
    key: "observability.protocol",
    field: choice(["auto", "http/protobuf"]),
    default: "auto",
    variables: ["OTEL_EXPORTER_OTLP_PROTOCOL"],
    ...recreate,
  }),
  otelServiceName: entry({
    key: "observability.serviceName",
    field: optionalText(plain),
    default: null,
    variables: ["OTEL_SERVICE_NAME"],
    ...recreate,
  }),
  otelSemconv: entry({
    key: "observability.semanticConventions",
    field: optionalText(z.string().regex(/^[a-z0-9_]+(?:,[a-z0-9_]+)*$/)),
    default: null,
    variables: ["OTEL_SEMCONV_STABILITY_OPT_IN"],
    ...recreate,
  }),
  otelPreloaded: entry({
    key: "observability.preloaded",
    field: toggle(),
    default: false,
    variables: ["OPENCLAW_OTEL_PRELOADED"],
    ...recreate,
  }),

  memory: entry({
    key: "resources.memory",
    // A floor of ours, not measured: far below what a gateway takes, it only keeps slips such as `4` for `4g` out.
    field: bytes(512 * 1024 ** 2),
    default: null,
    variables: [],
    ...recreate,
  }),
  cpus: entry({
    key: "resources.cpus",
    field: optionalNumber(z.number(), 0.1, 1024),
    default: null,
    variables: [],
    ...recreate,
  }),
  pids: entry({
    key: "resources.pids",
    field: wholeNumber(64, 1_000_000),
    default: 512,
    variables: [],
    ...recreate,
  }),

  aptPackages: built("build.aptPackages", buildWords.aptPackages, [
    "OPENCLAW_IMAGE_APT_PACKAGES",
    "OPENCLAW_DOCKER_APT_PACKAGES",
  ]),
  pipPackages: built("build.pipPackages", buildWords.pipPackages, ["OPENCLAW_IMAGE_PIP_PACKAGES"]),
  nodeOptions: built("build.nodeOptions", buildWords.nodeOptions, ["OPENCLAW_DOCKER_BUILD_NODE_OPTIONS"]),
  extensions: entry({
    key: "build.extensions",
    // Ids, and names of their folders.
    field: wordList(z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]*$/)),
    default: [],
    variables: ["OPENCLAW_EXTENSIONS"],
    applies: "rebuild",
  }),
  installBrowser: entry({
    key: "build.browser",
    field: toggle(),
    default: false,
    variables: ["OPENCLAW_INSTALL_BROWSER"],
    applies: "rebuild",
  }),

  engine: entry({
    key: "engine.endpoint",
    field: optionalText(z.string().min(1)),
    default: null,
    ...nothing,
  }),
} as const;

function entry<S extends z.ZodType>(given: SettingEntry<S>): SettingEntry<S> {
  return given;
}

function otlp(key: SettingEntry["key"], variable: string) {
  return entry({ key, field: optionalText(url), default: null, variables: [variable], ...recreate });
}

function built(key: SettingEntry["key"], word: RegExp, names: readonly string[]) {
  return entry({
    key,
    field: wordList(z.string().regex(word), /\s+/),
    default: [],
    variables: names,
    applies: "rebuild",
  });
}
