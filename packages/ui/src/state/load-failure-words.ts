import type { FailureCatalogue } from "@rockpool/messages/failure-catalogue";
import type { App } from "./app-context.tsx";

/** Once; rejects where the script cannot be fetched. */
export async function loadFailureWords({ store, language }: App): Promise<FailureCatalogue> {
  const known = store.getState().failureWords;
  if (known) return known;
  const { failureCatalogueFor } = await import("@rockpool/messages/failure-catalogue");
  const failureWords = failureCatalogueFor(language);
  store.setState({ failureWords });
  return failureWords;
}
