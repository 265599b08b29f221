import { expect, it } from "vitest";
import { isOpenClawImage } from "./is-openclaw-image.ts";

const label = (name: string, value: string) => ({ labels: { [`org.opencontainers.image.${name}`]: value } });

it.each([
  ["upstream's label", label("source", "https://github.com/openclaw/openclaw")],
  ["our own build's title", label("title", "OpenClaw")],
  ["the scripted gateway", label("title", "OpenClaw (scripted)")],
  ["its program", { entrypoint: ["tini", "-s", "--"], command: ["node", "openclaw.mjs", "gateway"] }],
  ["its program by a shell", { command: ["sh", "-c", "openclaw gateway --bind lan"] }],
  ["its program with a path", { entrypoint: ["/usr/local/bin/openclaw"] }],
  ["a derived image", { env: { OPENCLAW_PREFER_PNPM: "1" }, entrypoint: ["/app/entrypoint.sh"] }],
])("takes %s", (_what, image) => {
  expect(isOpenClawImage(image)).toBe(true);
});

it.each([
  ["nothing", {}],
  ["another program", { command: ["nginx"], env: { PATH: "/bin" }, labels: { maintainer: "openclaw" } }],
  ["a thing around it", label("source", "https://github.com/openclaw/openclaw-dashboard")],
  ["a thing named like it", label("title", "openclaw-dashboard")],
  [
    "a client",
    { env: { OPENCLAW_GATEWAY_URL: "ws://x", OPENCLAW_GATEWAY_TOKEN: "x" }, command: ["node", "x.js"] },
  ],
  ["a folder of that name", { command: ["/opt/openclaw/bin/other"] }],
])("does not take %s", (_what, image) => {
  expect(isOpenClawImage(image)).toBe(false);
});
