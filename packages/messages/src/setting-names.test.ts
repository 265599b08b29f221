import { preferenceKeys, settingEntry } from "@rockpool/gateway-core/contract/settings/preferences";
import { settingGroups } from "@rockpool/gateway-core/contract/settings/setting-table";
import { expect, it } from "vitest";
import { settingApplies, settingGroupNames, settingNames } from "./en/setting-names.ts";

/** Variables of OpenClaw's pages that no setting stands for, and what does their work; docs: install/docker, environment variables. */
const otherWays: Readonly<Record<string, string>> = {
  OPENCLAW_GATEWAY_TOKEN: "made at the first start, kept in the gateway's own configuration only",
  OPENCLAW_GATEWAY_BIND: "always `lan`; other modes not yet",
  OPENCLAW_DISABLE_BONJOUR: "always `1`: the gateway is on a bridge network; other networks not yet",
  OPENCLAW_SKIP_ONBOARDING: "for one command: `rockpool setup --skip-assistant`",
  OPENCLAW_SANDBOX: "not yet",
  OPENCLAW_DOCKER_SOCKET: "not yet",
  OPENCLAW_INSTALL_DOCKER_CLI: "`rockpool image build --docker-cli`",
  OPENCLAW_DOCKER_BUILD_TSDOWN_MAX_OLD_SPACE_MB: "left to the build",
  OPENCLAW_DOCKER_BUILD_SKIP_DTS: "left to the build",
  OPENCLAW_DOCKER_SETUP_PULL_TIMEOUT: "not needed: a pull goes on as long as something arrives",
  OPENCLAW_DOCKER_SETUP: "set where OpenClaw's own onboarding runs",
};

/** Every variable of the documentation page and of setup.sh, 2026.4.29 to 2026.9.6. */
const documented = [
  ...["IMAGE", "CONFIG_DIR", "WORKSPACE_DIR", "AUTH_PROFILE_SECRET_DIR", "GATEWAY_PORT", "BRIDGE_PORT"],
  ...["MSTEAMS_PORT", "GATEWAY_BIND", "GATEWAY_TOKEN", "HOME_VOLUME", "EXTRA_MOUNTS", "TZ", "SANDBOX"],
  ...["SKIP_ONBOARDING", "DOCKER_SOCKET", "INSTALL_DOCKER_CLI", "IMAGE_APT_PACKAGES", "DOCKER_APT_PACKAGES"],
  ...["IMAGE_PIP_PACKAGES", "EXTENSIONS", "INSTALL_BROWSER", "DOCKER_BUILD_NODE_OPTIONS"],
  ...["DOCKER_BUILD_TSDOWN_MAX_OLD_SPACE_MB", "DOCKER_BUILD_SKIP_DTS", "DOCKER_SETUP_PULL_TIMEOUT"],
  ...["DISABLE_BONJOUR", "ALLOW_INSECURE_PRIVATE_WS", "PLUGIN_STAGE_DIR", "OTEL_PRELOADED"],
  ...["DISABLE_BUNDLED_SOURCE_OVERLAYS", "DOCKER_SETUP"],
]
  .map((name) => `OPENCLAW_${name}`)
  .concat(
    ["ENDPOINT", "TRACES_ENDPOINT", "METRICS_ENDPOINT", "LOGS_ENDPOINT", "PROTOCOL"].map(
      (name) => `OTEL_EXPORTER_OTLP_${name}`,
    ),
    ["OTEL_SERVICE_NAME", "OTEL_SEMCONV_STABILITY_OPT_IN"],
  );

const entries = preferenceKeys.map((name) => ({ name, ...settingEntry(name) }));
const cell = (text: string) => text.replaceAll("|", "\\|");

function page(): string {
  const groups = settingGroups.flatMap((group) => [
    `\n## ${settingGroupNames[group]}\n`,
    "| Key | What it does | Default | It may be | Variable | A change |",
    "|---|---|---|---|---|---|",
    ...entries
      .filter(({ key }) => key.startsWith(`${group}.`))
      .map(({ name, key, field, default: value, variables, applies }) => {
        const { label, hint, takes } = settingNames[name];
        const initial = field.toText(value);
        const shown = [
          `\`${key}\``,
          `${label}. ${hint}`,
          initial === "" ? "" : `\`${initial}\``,
          takes,
          variables.map((variable) => `\`${variable}\``).join(", "),
          settingApplies[applies].toLowerCase(),
        ];
        return `| ${shown.map(cell).join(" | ")} |`;
      }),
  ]);
  const others = Object.entries(otherWays).map(([variable, way]) => `| \`${variable}\` | ${way} |`);
  return [
    "# Every setting\n",
    "Made from the table of settings by `packages/messages/src/setting-names.test.ts`; `vitest run --update` writes it anew.",
    ...groups,
    "\n## Variables without a setting\n",
    "| Variable | What does its work |",
    "|---|---|",
    ...others,
    "",
  ].join("\n");
}

it("has a setting, or says what else does its work, for every variable of OpenClaw's pages", () => {
  const known = new Set([...entries.flatMap(({ variables }) => variables), ...Object.keys(otherWays)]);
  expect(documented.filter((name) => !known.has(name))).toEqual([]);
});

it("is in the documents as it is", async () => {
  await expect(page()).toMatchFileSnapshot("../../../docs/settings-table.md");
});
