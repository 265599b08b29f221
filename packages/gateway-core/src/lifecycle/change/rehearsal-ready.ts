import { z } from "zod";
import type { Engine } from "../../engine/engine.ts";
import { textWithin } from "../../engine/text-within.ts";
import { gatewayPort } from "../../gateway/container-paths.ts";

const Answers = z.object({
  startup: z.object({ ok: z.boolean() }).nullable(),
  ready: z.object({ ready: z.boolean(), failing: z.array(z.string()).optional() }).nullable(),
});

/** Nothing is published: the gateway is asked from inside, where its own Node is. HTML in place of JSON counts as nothing. */
const program = `
const ask = async (path) => {
  const response = await fetch("http://127.0.0.1:${gatewayPort}" + path, { signal: AbortSignal.timeout(3000) });
  return (response.headers.get("content-type") ?? "").includes("json") ? response.json() : null;
};
const or = (promise) => promise.catch(() => null);
Promise.all([or(ask("/startupz")), or(ask("/readyz"))]).then(([startup, ready]) => console.log(JSON.stringify({ startup, ready })));
`;

/** Whether the boot of a gateway in this container has finished; false also where nobody answers yet. */
export async function rehearsalReady(engine: Engine, containerId: string): Promise<boolean> {
  const session = await engine.exec(containerId, {
    command: ["node", "-e", program],
    stdin: false,
    tty: false,
  });
  session.stderr.resume();
  const [output] = await Promise.all([textWithin(session.stdout), session.exit]);
  const parsed = Answers.safeParse(parseJson(output ?? ""));
  if (!parsed.success) return false;
  const { startup, ready } = parsed.data;
  if (startup !== null) return startup.ok;
  return (
    ready !== null && (ready.ready || !(ready.failing ?? ["startup-sidecars"]).includes("startup-sidecars"))
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
