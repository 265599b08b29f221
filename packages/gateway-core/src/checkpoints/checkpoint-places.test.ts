import { describe, expect, it } from "vitest";
import { gatewaySpec } from "../gateway/gateway-spec.ts";
import { desktopEngine, specInput } from "../gateway/testing/spec-input.ts";
import { checkpointPlaces } from "./checkpoint-places.ts";

describe("checkpointPlaces", () => {
  it("are beside the state of a wished gateway", () => {
    expect(checkpointPlaces(gatewaySpec(specInput()).spec, "me")).toEqual({
      instanceId: "me",
      stateLocator: "bind:/home/ann/.openclaw",
      state: { kind: "bind", source: "/home/ann/.openclaw", target: "/rockpool/state" },
      workspace: { kind: "bind", source: "/home/ann/.openclaw/workspace", target: "/rockpool/workspace" },
      authSecrets: {
        ...{ kind: "bind", source: "/home/ann/.openclaw-auth-profile-secrets" },
        target: "/rockpool/auth-secrets",
      },
      store: { kind: "bind", source: "/home/ann/.openclaw-checkpoints", target: "/rockpool/store" },
    });
  });

  it("are volumes beside a volume, whatever the workspace is", () => {
    const places = checkpointPlaces(gatewaySpec(specInput({ engine: desktopEngine })).spec, "me");
    expect(places).toMatchObject({
      stateLocator: "volume:rockpool-state",
      workspace: { kind: "bind" },
      store: { kind: "volume", source: "rockpool-state-checkpoints" },
    });
  });

  it.each([
    ["/host_mnt/Users/ann/.openclaw", "/Users/ann/.openclaw-checkpoints"],
    ["/data/claw/", "/data/claw-checkpoints"],
    ["C:\\Users\\ann\\.openclaw", "C:\\Users\\ann\\.openclaw-checkpoints"],
  ])("of a container's %s are at %s", (source, store) => {
    const mounts = [{ kind: "bind", source, target: "/home/node/.openclaw" }];
    expect(checkpointPlaces({ mounts }, "me")).toMatchObject({
      store: { source: store },
      ...{ workspace: null, authSecrets: null },
    });
  });

  it("are none where the state is no mount", () => {
    expect(() => checkpointPlaces({ mounts: [] }, "me")).toThrow("nothing is mounted");
  });
});
