import { z } from "zod";
import type { Engine } from "../../engine/engine.ts";
import { textWithin } from "../../engine/text-within.ts";

const limitMs = 8000;

const script = `const [url,limit]=process.argv.slice(1);
fetch(url,{signal:AbortSignal.timeout(Number(limit))}).then(()=>null,e=>String(e.cause?.code??e.cause?.message??e.name)).then(error=>console.log(JSON.stringify({error})))`;

const Said = z.object({ error: z.string().nullable() });

/**
 * Whether anything answers there from inside the gateway's container: null where it does or nobody can say, and otherwise the
 * system's own word, `ECONNREFUSED`. OpenClaw itself tries again for a minute and then calls it a timeout. Never rejects.
 */
export async function probeEndpoint(
  engine: Pick<Engine, "exec">,
  containerId: string,
  url: string,
): Promise<string | null> {
  try {
    const command = ["node", "-e", script, url, String(limitMs)];
    const session = await engine.exec(containerId, { command, stdin: false, tty: false });
    try {
      session.stderr.resume();
      const [output] = await Promise.all([textWithin(session.stdout), session.exit]);
      return Said.parse(JSON.parse(output ?? "")).error;
    } finally {
      session.close();
    }
  } catch {
    return null;
  }
}
