import { probe } from "../../health/probe.ts";
import type { RunStep } from "../step-context.ts";
import { waitForGateway } from "../wait-for-gateway.ts";

export const waitLive: RunStep = (context) =>
  waitForGateway(context, async (address, signal) => {
    const { answer } = await probe(address, "/healthz", { signal });
    return answer === "yes" ? { done: true, value: undefined } : { done: false };
  });
