import { expect, it } from "vitest";
import { RockpoolError } from "../contract/rockpool-error.ts";
import { installFailure } from "./install-failure.ts";

const said = (message: string) => new RockpoolError({ code: "gateway-rpc", message });

it.each([
  ["npm error request to https://registry.npmjs.org failed, reason: getaddrinfo EAI_AGAIN", "network"],
  ["self-signed certificate in certificate chain", "network"],
  ["Package @openclaw/whatsapp is not compatible with this version", undefined],
])("tells the cause of %s", (message, cause) => {
  const { failure } = installFailure(said(message), "WhatsApp") as RockpoolError;
  expect(failure).toMatchObject({ code: "channel-install-failed", facts: { channel: "WhatsApp" } });
  expect(failure.facts?.cause).toBe(cause);
});

it("leaves another failure as it was", () => {
  const error = new RockpoolError({ code: "gateway-not-running", message: "no" });
  expect(installFailure(error, "WhatsApp")).toBe(error);
});
