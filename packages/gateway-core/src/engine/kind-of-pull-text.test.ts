import { describe, expect, it } from "vitest";
import { engineError, streamError } from "./classify-engine-error.ts";

/** Docker Engine 20.10.24 against distribution 2.8 with answers spoilt on the way; Podman 4.3.1. */
const seen = [
  [
    "registry-denied",
    404,
    "pull access denied for 127.0.0.1:5991/exp/img, repository does not exist or may require 'docker login': denied: mm",
  ],
  ["registry-denied", 500, 'Head "http://127.0.0.1:5991/v2/exp/img/manifests/1": no basic auth credentials'],
  ["registry-denied", 500, "unauthorized"],
  ["registry-denied", 500, "unauthorized: authentication required"],
  [
    "registry-not-found",
    404,
    "manifest for 127.0.0.1:5991/exp/img:nope not found: manifest unknown: manifest unknown",
  ],
  ["registry-not-found", 404, "words of another year"],
  ["rate-limited", 500, "toomanyrequests: You have reached your pull rate limit."],
  [
    "rate-limited",
    500,
    `error parsing HTTP 429 response body: invalid character '<' looking for beginning of value: "<html>"`,
  ],
  ["registry-error", 500, "received unexpected HTTP status: 503 Service Unavailable"],
  [
    "registry-error",
    500,
    "error unmarshalling content: invalid character '<' looking for beginning of value",
  ],
  ["registry-error", 500, "missing signature key"],
  [
    "registry-unreachable",
    500,
    'Get "http://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
  ],
  [
    "registry-unreachable",
    500,
    'Get "https://nohost.invalid/v2/": dial tcp: lookup nohost.invalid on 10.255.255.53:53: no such host',
  ],
  ["registry-untrusted", 500, 'Get "https://10.0.0.1/v2/": x509: certificate signed by unknown authority'],
  [
    "registry-untrusted",
    500,
    'Get "https://10.0.0.1:5000/v2/": http: server gave HTTP response to HTTPS client',
  ],
  [
    "registry-lost",
    500,
    'Get "https://r/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
  ],
  ["disk-full", 500, "open /var/lib/docker/tmp/x: no space left on device"],
  ["server-error", 500, "something nobody has seen"],
] as const;

const lines = [
  ["registry-lost", "unexpected EOF"],
  ["registry-lost", "read tcp 127.0.0.1:1->127.0.0.1:2: read: connection reset by peer"],
  ["registry-lost", 'Get "https://r/v2/": net/http: TLS handshake timeout'],
  ["registry-error", "error pulling image configuration: download failed after attempts=6: unknown: mm"],
  ["registry-error", "error pulling image configuration: download failed after attempts=1: unknown blob"],
  ["registry-denied", "error pulling image configuration: download failed after attempts=6: denied: mm"],
  ["no-platform", "no matching manifest for linux/amd64 in the manifest list entries"],
  [
    "no-platform",
    'choosing an image from manifest list docker://r/x:1: no image found in manifest list for architecture amd64, variant "", OS linux',
  ],
  [
    "registry-unreachable",
    'initializing source docker://127.0.0.1:1/x/y:1: pinging container registry 127.0.0.1:1: Get "https://127.0.0.1:1/v2/": dial tcp 127.0.0.1:1: connect: connection refused',
  ],
  ["disk-full", "failed to register layer: ApplyLayer exit status 1: write /a: no space left on device"],
  ["server-error", "failed to register layer: open /var/lib/docker/overlay2/x: permission denied"],
  ["server-error", "something nobody has seen"],
] as const;

describe("what an engine says of a registry", () => {
  it.each(seen)("is %s with status %i (%s)", (kind, statusCode, message) => {
    const error = Object.assign(new Error(message), { statusCode, json: { message } });
    expect(engineError(error, "pull")).toMatchObject({ kind, message, statusCode });
  });

  it.each(lines)("is %s in a line of a pull (%s)", (kind, message) => {
    expect(streamError(message, "pull")).toMatchObject({ kind, message });
  });

  it("is read for pulls only", () => {
    expect(streamError("unexpected EOF", "load").kind).toBe("archive-invalid");
    expect(streamError("unexpected EOF", "build").kind).toBe("build-failed");
    const error = Object.assign(new Error("x"), { statusCode: 500, json: { message: "denied: mm" } });
    expect(engineError(error).kind).toBe("server-error");
  });
});
