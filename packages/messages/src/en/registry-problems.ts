import type { RegistryProblem } from "@rockpool/gateway-core/contract/registry-problem";

/** What is wrong with a registry's answer, for after a colon: "ghcr.io answered with something unexpected: it is not JSON". */
export const registryProblems: Record<RegistryProblem, string> = {
  "not-json": "it cannot be read at all, as from a sign-in page of a network",
  "unexpected-shape": "it is not what registries say",
  "too-large": "it is far too large",
  "digest-mismatch": "it is not what its digest stands for, so somebody may have changed it on the way",
  "insecure-sign-in": "it wants the sign-in sent without encryption, which Rockpool does not do",
  "too-many-redirects": "it sends from one address to the next without an end",
  "insecure-redirect": "it sends on to an address without encryption",
};
