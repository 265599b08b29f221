import type { FailureCode } from "@rockpool/gateway-core/contract/failure";
import { failures } from "./en/failures.ts";
import type { FailureWords } from "./failure-words.ts";
import { inLanguage } from "./in-language.ts";

export type FailureCatalogue = Readonly<Record<FailureCode, FailureWords>>;

/** Apart from the words of the screens, which load it late: a gateway that is well needs none of it. */
export function failureCatalogueFor(language: string): FailureCatalogue {
  return inLanguage<FailureCatalogue>({ en: failures }, language);
}
