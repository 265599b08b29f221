import type { Challenge } from "./bearer-challenge.ts";
import { type Asking, boundedFetch } from "./bounded-fetch.ts";
import type { RegistryCredentials } from "./docker-credentials.ts";
import { readAnswer, TokenAnswer } from "./read-answer.ts";
import { isLoopback, type RegistryAddress } from "./registry-address.ts";
import { badAnswer, registryFailure } from "./registry-failure.ts";
import { throwForStatus } from "./throw-for-status.ts";

const maxTokenBytes = 1024 * 1024;

/**
 * A token to pull with, from where the registry's challenge says; null where the credentials are refused. A password goes
 * by https only, or to this computer from a registry on it. Source: distribution's spec, `auth/token.md` and `auth/oauth.md`.
 */
export async function registryToken(
  asking: Asking,
  registry: RegistryAddress,
  challenge: Challenge & { scheme: "bearer" },
  credentials: RegistryCredentials | null,
): Promise<string | null> {
  const { image } = asking;
  const url = realmUrl(challenge.realm, registry);
  if (url === null)
    throw badAnswer(image, "insecure-sign-in", "wants a sign-in where it would not be encrypted");
  const scope = `repository:${image.parsed.path}:pull`;
  const service = challenge.service === null ? {} : { service: challenge.service };
  const answer =
    credentials !== null && "identityToken" in credentials
      ? await boundedFetch(asking, {
          url,
          method: "POST",
          form: {
            grant_type: "refresh_token",
            refresh_token: credentials.identityToken,
            client_id: "rockpool",
            scope,
            ...service,
          },
          maxBytes: maxTokenBytes,
        })
      : await boundedFetch(asking, {
          url: withQuery(url, { ...service, scope }),
          headers: credentials === null ? {} : { Authorization: basicAuthorization(credentials) },
          maxBytes: maxTokenBytes,
        });
  // ghcr.io says 403 to a password that is over, an OAuth service 400 to such a token.
  if ([400, 401, 403].includes(answer.status)) return null;
  throwForStatus(image, answer);
  const token = readAnswer(image, answer.body, TokenAnswer);
  if (token === null || /[^!-~]/.test(token))
    throw registryFailure("registry-error", image, "the token service gave no token", {
      problem: "unexpected-shape",
    });
  return token;
}

/** A header's value. */
export function basicAuthorization({ username, password }: { username: string; password: string }): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString("base64")}`;
}

function realmUrl(realm: string, registry: RegistryAddress): URL | null {
  if (!URL.canParse(realm)) return null;
  const url = new URL(realm);
  if (url.username !== "" || url.password !== "") return null;
  const local = registry.loopback && url.protocol === "http:" && isLoopback(url);
  return url.protocol === "https:" || local ? url : null;
}

function withQuery(url: URL, values: Readonly<Record<string, string>>): URL {
  const copy = new URL(url);
  for (const [name, value] of Object.entries(values)) copy.searchParams.set(name, value);
  return copy;
}
