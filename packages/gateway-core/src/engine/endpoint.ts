/** How to reach an engine. A named pipe of Windows is a `socket` too: node's http takes either as `socketPath`. */
export type Endpoint =
  | { kind: "socket"; path: string }
  | { kind: "tcp"; host: string; port: number }
  /** Understood, but not something Rockpool can work with. */
  | { kind: "unsupported"; reason: "ssh" | "tls" | "remote" }
  | { kind: "invalid"; reason: string };

/** Docker's own default for an engine without TLS. */
const plainPort = 2375;
/** Docker's own default for an engine with TLS. */
const tlsPort = 2376;

/**
 * Reads what may stand in a setting, in DOCKER_HOST or in a docker context. A bare path is taken for a socket, a bare
 * `host:port` for tcp, as the docker CLI does.
 *
 * An engine on another computer is refused: the gateway's port would be published there, on its loopback, where nobody
 * here can open it.
 */
export function parseEndpoint(text: string): Endpoint {
  const trimmed = text.trim();
  if (trimmed === "") return { kind: "invalid", reason: "it is empty" };
  if (trimmed.startsWith("/")) return { kind: "socket", path: trimmed };
  if (/^\\\\\.\\pipe\\./.test(trimmed)) return { kind: "socket", path: trimmed.replaceAll("\\", "/") };

  if (/^[^/?#\s]+:\d+$/.test(trimmed)) return tcpEndpoint(trimmed);
  const [, scheme, rest] = /^([a-z]+):\/\/(.*)$/is.exec(trimmed) ?? [];
  switch (scheme?.toLowerCase()) {
    case "unix":
      return rest?.startsWith("/")
        ? { kind: "socket", path: rest }
        : { kind: "invalid", reason: "unix:// needs an absolute path" };
    case "npipe":
      return rest?.startsWith("//./pipe/")
        ? { kind: "socket", path: rest }
        : { kind: "invalid", reason: "npipe:// needs a path such as //./pipe/docker_engine" };
    case "tcp":
    case "http":
      return tcpEndpoint(rest ?? "");
    case "https":
      return { kind: "unsupported", reason: "tls" };
    case "ssh":
      return { kind: "unsupported", reason: "ssh" };
    default:
      return { kind: "invalid", reason: "it is no address of an engine" };
  }
}

function tcpEndpoint(rest: string): Endpoint {
  let url: URL;
  try {
    url = new URL(`http://${rest}`);
  } catch {
    return { kind: "invalid", reason: "it is no host:port" };
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  // URL drops port 80 as the default one of http; nobody's engine listens there, Docker's default is meant.
  const port = url.port === "" ? plainPort : Number(url.port);
  if (host === "") return { kind: "invalid", reason: "it names no host" };
  if (!isLoopback(host)) return { kind: "unsupported", reason: "remote" };
  return port === tlsPort ? { kind: "unsupported", reason: "tls" } : { kind: "tcp", host, port };
}

function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** The usual spelling of a socket's endpoint: `unix:///path`, or `npipe:////./pipe/name` for a named pipe. */
export function socketEndpoint(path: string): string {
  return path.startsWith("//./pipe/") ? `npipe://${path}` : `unix://${path}`;
}
