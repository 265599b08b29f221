import type { Socket } from "node:net";
import type { ReachTarget } from "./reach-targets.ts";

export interface ProbeModules {
  dns: typeof import("node:dns");
  net: typeof import("node:net");
  tls: typeof import("node:tls");
}

export interface ProbeJob {
  targets: readonly ReachTarget[];
  /** Of every target, all at once. */
  limitMs: number;
}

export interface ProbeAnswer {
  id: string;
  outcome: string;
  detail: string | null;
  tookMs: number;
}

/**
 * Asks hosts from where it runs. It runs inside the gateway's container, as text: it may use its arguments and globals only.
 * Proxies of the environment are used as OpenClaw's own requests do. Never rejects.
 */
export async function probeHosts(
  { dns, net, tls }: ProbeModules,
  env: Readonly<Record<string, string | undefined>>,
  { targets, limitMs }: ProbeJob,
): Promise<ProbeAnswer[]> {
  type Found = { outcome: string; detail: string | null };
  const notRefused: Readonly<Record<string, string>> = {
    ...{
      ENOTFOUND: "no-name",
      EAI_AGAIN: "no-name",
      EAI_FAIL: "no-name",
      ENODATA: "no-name",
      EAI_NODATA: "no-name",
    },
    ETIMEDOUT: "timeout",
  };
  return Promise.all(targets.map(probe));

  async function probe(target: ReachTarget): Promise<ProbeAnswer> {
    const from = performance.now();
    const open: Socket[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<Found>((resolve) => {
      timer = setTimeout(() => resolve({ outcome: "timeout", detail: null }), limitMs);
    });
    const found = await Promise.race([ask(target, open).catch(outcomeOf), late]);
    clearTimeout(timer);
    for (const socket of open) socket.destroy();
    return { id: target.id, ...found, tookMs: Math.round(performance.now() - from) };
  }

  async function ask(target: ReachTarget, open: Socket[]): Promise<Found> {
    if (target.expects === "name" || target.port === null) {
      const addresses = await dns.promises.lookup(target.host, { all: true });
      return { outcome: "ok", detail: addresses.map(({ address }) => address).join(", ") };
    }
    const where = { host: target.host, port: target.port };
    const proxy = proxyFor(target);
    const first = proxy === null ? await connected(where, open) : await toProxy(proxy, open);
    const viaTunnel = proxy !== null && target.tls;
    if (viaTunnel) await tunnel(first, target, proxy);
    const socket = target.tls ? await secured(first, target.host, open) : first;
    const path = proxy === null || target.tls ? target.path : `http://${hostHeader(target)}${target.path}`;
    const auth = proxy === null || target.tls ? "" : proxyAuthorization(proxy);
    const head = `GET ${path} HTTP/1.1\r\nHost: ${hostHeader(target)}\r\n${auth}User-Agent: rockpool\r\nAccept: */*\r\n`;
    const line = await firstLine(socket, `${head}Connection: close\r\n\r\n`);
    return judge(line, target);
  }

  function judge(line: string, { expects }: ReachTarget): Found {
    const status = Number(/^HTTP\/\d(?:\.\d)? (\d{3})/.exec(line)?.[1] ?? 0);
    if (status === 0) return { outcome: "http-error", detail: line === "" ? "no answer" : "no HTTP" };
    const detail = line.replace(/^HTTP\/\S+ /, "");
    if (status === 407) return { outcome: "proxy", detail };
    const isGood = expects === "success" ? status < 400 : status < 500;
    return { outcome: isGood ? "ok" : "http-error", detail };
  }

  function connected(where: { host: string; port: number }, open: Socket[]): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const socket = net.connect(where);
      open.push(socket);
      socket.once("connect", () => resolve(socket));
      socket.on("error", reject);
    });
  }

  function secured(socket: Socket, host: string, open: Socket[]): Promise<Socket> {
    return new Promise((resolve, reject) => {
      const name = net.isIP(host) === 0 ? { servername: host } : { host };
      const secure = tls.connect({ socket, ...name }, () => resolve(secure));
      open.push(secure);
      secure.on("error", reject);
      secure.on("close", () => reject(failed("ECONNRESET", "closed while it was secured")));
    });
  }

  /** The first line that comes back; empty where none does. */
  function firstLine(socket: Socket, request: string): Promise<string> {
    return new Promise((resolve, reject) => {
      let text = "";
      socket.on("data", (chunk: Buffer) => {
        text += chunk.toString("latin1");
        const end = text.indexOf("\n");
        if (end >= 0 || text.length > 4096) resolve(text.slice(0, end < 0 ? 4096 : end).trim());
      });
      socket.on("end", () => resolve(text.trim()));
      socket.on("close", () => resolve(text.trim()));
      socket.on("error", reject);
      socket.write(request);
    });
  }

  async function toProxy(proxy: URL, open: Socket[]): Promise<Socket> {
    const isSecure = proxy.protocol === "https:";
    const host = proxy.hostname.replace(/^\[|\]$/g, "");
    const port = Number(proxy.port || (isSecure ? 443 : 80));
    try {
      const socket = await connected({ host, port }, open);
      return isSecure ? await secured(socket, host, open) : socket;
    } catch (error) {
      throw failed("PROXY", `${host}:${port} ${codeOf(error)}`);
    }
  }

  async function tunnel(socket: Socket, target: ReachTarget, proxy: URL): Promise<void> {
    const where = `${bracketed(target.host)}:${target.port}`;
    const request = `CONNECT ${where} HTTP/1.1\r\nHost: ${where}\r\n${proxyAuthorization(proxy)}\r\n`;
    const line = await firstLine(socket, request);
    socket.removeAllListeners("data");
    if (!/^HTTP\/1\.[01] 2\d\d/.test(line))
      throw failed("PROXY", line.replace(/^HTTP\/\S+ /, "") || "no answer");
  }

  /** As curl has it: upper or lower case, `NO_PROXY` with names and their subdomains. */
  function proxyFor({ host, tls: isSecure }: ReachTarget): URL | null {
    const said = (name: string) => env[name.toLowerCase()] || env[name];
    const address = said(isSecure ? "HTTPS_PROXY" : "HTTP_PROXY") ?? said("ALL_PROXY");
    if (address === undefined || isExempt(host, said("NO_PROXY") ?? "")) return null;
    const full = address.includes("://") ? address : `http://${address}`;
    return URL.canParse(full) && /^https?:/.test(full) ? new URL(full) : null;
  }

  function isExempt(host: string, list: string): boolean {
    return list
      .split(/[\s,]+/)
      .map((entry) => entry.replace(/:\d+$/, "").replace(/^\*?\./, ""))
      .some((entry) => entry === "*" || (entry !== "" && (host === entry || host.endsWith(`.${entry}`))));
  }

  function proxyAuthorization({ username, password }: URL): string {
    if (username === "") return "";
    const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
    return `Proxy-Authorization: Basic ${Buffer.from(pair).toString("base64")}\r\n`;
  }

  function hostHeader({ host, port, tls: isSecure }: ReachTarget): string {
    return port === (isSecure ? 443 : 80) ? bracketed(host) : `${bracketed(host)}:${port}`;
  }

  function bracketed(host: string): string {
    return host.includes(":") ? `[${host}]` : host;
  }

  function outcomeOf(error: unknown): Found {
    const code = codeOf(error);
    if (code === "PROXY") return { outcome: "proxy", detail: (error as Error).message };
    const isTls = /CERT|SELF_SIGNED|UNABLE_TO_|ALTNAME|ISSUER|HOSTNAME|ERR_SSL|ERR_TLS|EPROTO/.test(code);
    if (isTls) return { outcome: "certificate", detail: code };
    return { outcome: notRefused[code] ?? "refused", detail: code };
  }

  function codeOf(error: unknown): string {
    const { code, message } = error as NodeJS.ErrnoException;
    return code ?? message;
  }

  function failed(code: string, message: string): Error {
    return Object.assign(new Error(message), { code });
  }
}
