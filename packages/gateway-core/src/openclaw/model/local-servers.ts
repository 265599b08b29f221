import { networkInterfaces } from "node:os";
import { z } from "zod";
import type { LocalModelServer } from "../../contract/assistant.ts";
import type { Engine } from "../../engine/engine.ts";
import { textWithin } from "../../engine/text-within.ts";

interface KnownServer {
  id: LocalModelServer["id"];
  port: number;
  /** Where it lists its models. */
  list: string;
  /** What OpenClaw wants at the end of its base URL. */
  base: string;
}

/** Ports and paths of their own documentation. */
const knownServers: readonly KnownServer[] = [
  { id: "ollama", port: 11_434, list: "/api/tags", base: "" },
  { id: "lmstudio", port: 1234, list: "/v1/models", base: "/v1" },
];

export interface LocalServersOptions {
  /** Other ports than the usual ones. */
  ports?: Partial<Record<LocalModelServer["id"], number>>;
  /** Addresses of this computer; by default, those of its network interfaces. */
  addresses?: readonly string[];
}

const limitMs = 3000;
const hostName = "host.docker.internal";

/** One answer per URL on stdout, and what the name means; runs in the container as it runs here. */
const script = `const [name,limit,...urls]=process.argv.slice(1);
const get=url=>fetch(url,{signal:AbortSignal.timeout(Number(limit))}).then(async r=>({status:r.status,body:(await r.text()).slice(0,200000)}),e=>({error:String(e.cause?.code??e.name)}));
const address=require("node:dns").promises.lookup(name,{family:4}).then(a=>a.address,()=>null);
Promise.all([address,...urls.map(get)]).then(([address,...answers])=>console.log(JSON.stringify({address,answers})))`;

const Found = z.object({
  status: z.number().optional(),
  body: z.string().optional(),
  error: z.string().optional(),
});
const Seen = z.object({ address: z.string().nullable().catch(null), answers: z.array(Found) });

/** The model servers of this computer as the gateway's container sees them, and what is in the way. Never rejects. */
export async function localServers(
  engine: Pick<Engine, "exec">,
  containerId: string,
  { ports = {}, addresses = ownAddresses() }: LocalServersOptions = {},
): Promise<LocalModelServer[]> {
  const servers = knownServers.map((server) => ({ ...server, port: ports[server.id] ?? server.port }));
  const urls = servers.map(({ port, list }) => `http://${hostName}:${port}${list}`);
  const seen = await fromContainer(engine, containerId, urls).catch(() => null);
  return Promise.all(
    servers.map(async ({ id, port, list, base }, index) => {
      const models = modelsOf(seen?.answers[index]);
      const here = models === null ? modelsOf(await fromHere(`http://127.0.0.1:${port}${list}`)) : models;
      const outcome =
        models !== null ? "ok" : here !== null ? "loopback-only" : seen === null ? "unknown" : "absent";
      const address = seen?.address ?? null;
      return {
        id,
        baseUrl: `http://${hostName}:${port}${base}`,
        outcome,
        models: here ?? [],
        // An engine in a virtual machine passes this computer's loopback on by itself.
        listenOn: address !== null && addresses.includes(address) ? `${address}:${port}` : null,
      };
    }),
  );
}

async function fromContainer(
  engine: Pick<Engine, "exec">,
  containerId: string,
  urls: readonly string[],
): Promise<z.infer<typeof Seen>> {
  const command = ["node", "-e", script, hostName, String(limitMs), ...urls];
  const session = await engine.exec(containerId, { command, stdin: false, tty: false });
  try {
    session.stderr.resume();
    const [output] = await Promise.all([textWithin(session.stdout), session.exit]);
    return Seen.parse(JSON.parse(output ?? ""));
  } finally {
    session.close();
  }
}

async function fromHere(url: string): Promise<z.infer<typeof Found>> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(limitMs) });
    return { status: response.status, body: await response.text() };
  } catch (error) {
    return { error: String(error) };
  }
}

const Listed = z.object({
  models: z.array(z.object({ name: z.string() })).optional(),
  data: z.array(z.object({ id: z.string() })).optional(),
});

/** null where nobody answered that is a model server. */
function modelsOf(answer: z.infer<typeof Found> | undefined): string[] | null {
  if (answer?.status !== 200) return null;
  try {
    const { models, data } = Listed.parse(JSON.parse(answer.body ?? ""));
    return models?.map(({ name }) => name) ?? data?.map(({ id }) => id) ?? null;
  } catch {
    return null;
  }
}

function ownAddresses(): string[] {
  return Object.values(networkInterfaces()).flatMap((all) => all?.map(({ address }) => address) ?? []);
}
