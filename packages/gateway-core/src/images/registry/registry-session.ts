import type { ResolvedImage } from "../../contract/images.ts";
import { parseChallenge } from "./bearer-challenge.ts";
import { type Answer, type Asking, boundedFetch } from "./bounded-fetch.ts";
import type { CredentialLookup, RegistryCredentials } from "./docker-credentials.ts";
import { registryAddress } from "./registry-address.ts";
import { basicAuthorization, registryToken } from "./registry-token.ts";
import { throwForStatus } from "./throw-for-status.ts";

export interface SessionRequest {
  /** Below `/v2/<name>`: `/manifests/latest`. A URL for the next page of a list. */
  path: string | URL;
  method?: "GET" | "HEAD";
  accept?: string;
  maxBytes: number;
}

/** The requests for one image; signed in at the first that asks for it. */
export interface RegistrySession {
  /** A 200. Throws what else there is: see `throwForStatus` and `boundedFetch`. */
  ask(request: SessionRequest): Promise<Answer>;
  /** How the last answer was got. */
  access(): ResolvedImage["access"];
}

/**
 * Asks without credentials until the registry wants some; then with the Docker CLI's own, and where those are refused
 * once more without, as an old sign-in must not keep a public image away.
 */
export function registrySession(
  asking: Asking,
  findCredentials: (domain: string) => Promise<CredentialLookup>,
): RegistrySession {
  const { image } = asking;
  const address = registryAddress(image.parsed.domain);
  let authorization: string | null = null;
  let access: ResolvedImage["access"] = "anonymous";
  let lookup: CredentialLookup | null = null;

  function send({ path, method, accept, maxBytes }: SessionRequest): Promise<Answer> {
    const url = path instanceof URL ? path : new URL(`${address.origin}/v2/${image.parsed.path}${path}`);
    const headers: Record<string, string> = {};
    if (accept !== undefined) headers.Accept = accept;
    if (authorization !== null && url.origin === address.origin) headers.Authorization = authorization;
    return boundedFetch(asking, { url, ...(method ? { method } : {}), headers, maxBytes });
  }

  /** false where there is no authorisation to be had in this way. */
  async function signIn(header: string | null, credentials: RegistryCredentials | null): Promise<boolean> {
    const challenge = parseChallenge(header);
    if (challenge.scheme === "bearer") {
      const token = await registryToken(asking, address, challenge, credentials);
      authorization = token === null ? null : `Bearer ${token}`;
    } else if (challenge.scheme === "basic" && credentials !== null && "password" in credentials) {
      authorization = basicAuthorization(credentials);
    } else {
      authorization = null;
    }
    return authorization !== null;
  }

  async function ask(request: SessionRequest): Promise<Answer> {
    let answer = await send(request);
    const header = answer.headers.get("WWW-Authenticate");
    // Also a second time in a session: a token lasts a minute.
    if (answer.status === 401 && header !== null) {
      lookup ??= await findCredentials(image.parsed.domain);
      for (const credentials of lookup.credentials === null ? [null] : [lookup.credentials, null]) {
        if (!(await signIn(header, credentials))) continue;
        answer = await send(request);
        if (answer.status === 401 || answer.status === 403) continue;
        access = credentials ? "credentials" : lookup.credentials ? "anonymous-after-refusal" : "anonymous";
        break;
      }
    }
    throwForStatus(image, answer, { signIn: signInFact(lookup) });
    return answer;
  }

  return { ask, access: () => access };
}

/** Why it was of no use: `refused`, `none`, or what kept it from being read. */
function signInFact(lookup: CredentialLookup | null): string {
  if (lookup?.credentials) return "refused";
  return lookup?.problem ?? "none";
}
