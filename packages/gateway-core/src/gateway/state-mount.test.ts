import { expect, it } from "vitest";
import { stateLocatorOf, stateMountOf } from "./state-mount.ts";

const state = { kind: "volume", source: "claw", target: "/home/node/.openclaw" } as const;
const own = { kind: "bind", source: "/srv/claw", target: "/data" } as const;

it("is where its environment says, else where upstream's image has it", () => {
  expect(stateMountOf([state, own], { OPENCLAW_STATE_DIR: "/data" })).toEqual(own);
  expect(stateMountOf([own, state], {})).toEqual(state);
  const root = { ...own, target: "/root/.openclaw" };
  expect(stateMountOf([root], {})).toEqual(root);
  expect(stateMountOf([own], {})).toBeNull();
});

it("is named as the settings name one, a folder as this host calls it", () => {
  expect(stateLocatorOf({ mounts: [state], env: {} })).toBe("volume:claw");
  const desktop = { kind: "bind", source: "/host_mnt/srv/claw", target: "/home/node/.openclaw" } as const;
  expect(stateLocatorOf({ mounts: [desktop], env: {} })).toBe("bind:/srv/claw");
  expect(stateLocatorOf({ mounts: [own], env: {} })).toBeNull();
});
