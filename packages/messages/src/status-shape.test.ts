import { phases } from "@rockpool/gateway-core/contract/snapshot";
import { describe, expect, it } from "vitest";
import { statusLook } from "./status-shape.ts";

describe("statusLook", () => {
  it("keeps OpenClaw's own colour for a gateway that is well, and danger's for one that needs somebody", () => {
    const withTone = (tone: string) => phases.filter((phase) => statusLook(phase).tone === tone);
    expect(withTone("presence")).toEqual(["running"]);
    expect(withTone("danger")).toEqual(["needs-attention"]);
  });

  it("fills the circle only while the gateway is well", () => {
    expect(phases.filter((phase) => statusLook(phase).shape === "filled")).toEqual(["running"]);
  });
});
