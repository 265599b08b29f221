import type { CallOutput } from "@rockpool/gateway-core/contract/calls";
import type { SettingsPreview } from "@rockpool/gateway-core/contract/setting-calls";
import { snapshotIn } from "../testing/snapshots.ts";
import { fill } from "./fill.ts";
import { type GalleryState, press } from "./gallery-state.ts";

const base = { room: "settings", snapshot: snapshotIn("running") } as const;
const pause = () => new Promise((resolve) => setTimeout(resolve, 100));

const preview: SettingsPreview = {
  changes: [
    { name: "port", applies: "recreate", from: "18789", to: "18790" },
    { name: "bridgePort", applies: "recreate", from: "auto", to: "18791" },
  ],
  container: {
    removed: ["--publish 127.0.0.1:18789:18789"],
    added: ["--publish 127.0.0.1:18790:18789", "--publish 127.0.0.1:18791:18790"],
  },
  interrupts: true,
};

const exposed: CallOutput<"gateway.exposure"> = {
  published: [{ hostIp: "127.0.0.1", hostPort: 18789, containerPort: 18789 }],
  tried: [{ address: "192.168.1.4:18789", reached: false }],
  auth: "token",
  engineSocket: false,
};

const opening: SettingsPreview = {
  changes: [{ name: "reach", applies: "recreate", from: "computer", to: "network" }],
  container: {
    removed: ["--publish 127.0.0.1:18789:18789"],
    added: ["--publish 18789:18789"],
  },
  interrupts: true,
};

const used: CallOutput<"gateway.diskUse"> = {
  places: [
    { id: "state", bytes: 412_000_000 },
    { id: "media", bytes: 88_000_000 },
    { id: "sessions", bytes: 12_300_000 },
    { id: "cron", bytes: 0 },
    { id: "workspace", bytes: 1_200_000_000 },
    { id: "logs", bytes: 640_000 },
  ],
};

const exported: CallOutput<"settings.export"> = {
  files: [
    {
      name: "docker-compose.yml",
      content:
        "services:\n  openclaw-gateway:\n    image: ghcr.io/openclaw/openclaw:latest\n    container_name: rockpool-gateway\n    restart: unless-stopped\n",
      mode: 0o644,
    },
    { name: ".env", content: "OPENCLAW_GATEWAY_PORT=18789\n", mode: 0o600 },
  ],
  notSaid: [],
  line: "docker run --detach --name rockpool-gateway ghcr.io/openclaw/openclaw:latest",
};

const imported: CallOutput<"settings.readFiles"> = {
  patch: { port: 28789, timeZone: "Europe/Rome" },
  left: [
    { what: "OPENCLAW_GATEWAY_TOKEN", why: "secret" },
    { what: "ports: 9000", why: "unknown" },
    { what: "restart", why: "own-way" },
  ],
  changed: ["beyond-loopback"],
};

/** Opens a group and goes on there. */
const inGroup =
  (name: string, act: () => Promise<void> = async () => {}) =>
  async () => {
    await press(name);
    await pause();
    await act();
  };

export const settingsStates: GalleryState[] = [
  { ...base, name: "settings" },
  { ...base, name: "settings-network", act: inGroup("Network") },
  {
    ...base,
    name: "settings-reach",
    prepare: (bridge) => {
      bridge.answer("gateway.exposure", () => ({ ok: true, value: exposed }));
      bridge.answer("settings.preview", () => ({ ok: true, value: opening }));
    },
    act: inGroup("Network", async () => {
      await press("My networks");
      await press("Try it");
      await press("Review and apply");
      await pause();
    }),
  },
  { ...base, name: "settings-changed", act: inGroup("Network", () => fill("Port", "18790")) },
  { ...base, name: "settings-invalid", act: inGroup("Network", () => fill("Port", "99999")) },
  {
    ...base,
    name: "settings-storage",
    preferences: {
      state: { kind: "bind", path: "/srv/claw/state" },
      extraMounts: [
        { source: "/srv/music", target: "/home/node/music", readOnly: true, options: "" },
        {
          source: "/home/a-person-with-a-long-name/Documents/everything about the project",
          target: "/home/node/documents",
          readOnly: false,
          options: "z",
        },
      ],
    },
    prepare: (bridge) => void bridge.answer("gateway.diskUse", () => ({ ok: true, value: used })),
    act: inGroup("Storage"),
  },
  {
    ...base,
    name: "settings-disk",
    prepare: (bridge) => void bridge.answer("gateway.diskUse", () => ({ ok: true, value: used })),
    act: inGroup("Storage", async () => {
      await press("Measure");
      await pause();
      const buttons = [...document.querySelectorAll("button")];
      buttons.find(({ textContent }) => textContent === "Measure again")?.scrollIntoView();
    }),
  },
  {
    ...base,
    name: "settings-mount-invalid",
    act: inGroup("Storage", async () => {
      await press("Add a mount");
      await pause();
      await fill("On this computer", "/srv/music");
      await fill("In the container", "/app");
      document.querySelector("fieldset")?.scrollIntoView();
    }),
  },
  {
    ...base,
    name: "settings-environment",
    preferences: { variables: { LANG: "it_IT.UTF-8", NODE_EXTRA_CA_CERTS: "/home/node/ca.pem" } },
    act: inGroup("Environment"),
  },
  { ...base, name: "settings-observability", act: inGroup("Observability") },
  { ...base, name: "settings-build", act: inGroup("Image builds") },
  {
    ...base,
    name: "settings-search",
    act: async () => {
      const search = document.querySelector<HTMLInputElement>("[role=search] input");
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value")?.set?.call(search, "port");
      search?.dispatchEvent(new Event("input", { bubbles: true }));
      await pause();
    },
  },
  {
    ...base,
    name: "settings-review",
    prepare: (bridge) => void bridge.answer("settings.preview", () => ({ ok: true, value: preview })),
    act: inGroup("Network", async () => {
      await fill("Port", "18790");
      await fill("Bridge port", "18791");
      await pause();
      await press("Review and apply");
      await pause();
      document.querySelector("details")?.setAttribute("open", "");
    }),
  },
  {
    ...base,
    name: "settings-files",
    prepare: (bridge) => {
      bridge.answer("settings.export", () => ({ ok: true, value: exported }));
      bridge.answer("settings.readFiles", () => ({ ok: true, value: imported }));
    },
    act: inGroup("Files", async () => {
      await press("docker-compose.yml");
      const input = document.querySelector<HTMLInputElement>("input[type=file]");
      const files = new DataTransfer();
      files.items.add(new File(["A=1"], ".env"));
      if (input) input.files = files.files;
      input?.dispatchEvent(new Event("change", { bubbles: true }));
      await pause();
    }),
  },
  {
    ...base,
    name: "settings-waiting",
    snapshot: snapshotIn("running", {
      notices: [{ id: "1", code: "recreate-to-apply", facts: { fields: "ports" } }],
      wish: { ...snapshotIn("running").wish, overrides: { image: "openclaw:dev" } },
    }),
  },
];
