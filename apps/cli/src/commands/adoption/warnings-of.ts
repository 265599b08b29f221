import type { FoundInstance } from "@rockpool/gateway-core/contract/adoption";
import type { Messages } from "@rockpool/messages/catalogue";

/** What a person should know of a gateway before doing anything with it. */
export function warningsOf(gateway: FoundInstance, { cli }: Messages): string[] {
  const { name, openTo, secretNames, sharesStateWith } = gateway;
  const words = cli.adopt;
  return [
    ...(sharesStateWith.length > 0 ? [words.shares(name, sharesStateWith)] : []),
    ...(openTo === "network" ? [words.openToNetwork(name)] : []),
    ...(secretNames.length > 0 ? [words.secrets(name, secretNames)] : []),
  ];
}
