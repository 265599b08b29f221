// A process that joins the service and tells on standard output, one JSON text a line, what becomes of it. Orders on
// standard input: `call NAME INPUT`, `close`. Run by the tests of `join`.
import { createInterface } from "node:readline";
import type { CallName } from "../../contract/calls.ts";
import { toFailure } from "../../contract/rockpool-error.ts";
import { thisHost } from "../../host/host.ts";
import { silentLogger } from "../../host/logger.ts";
import { fakeService } from "../../router/testing/fake-service.ts";
import { join } from "../join.ts";

const say = (fact: Record<string, unknown>) => void process.stdout.write(`${JSON.stringify(fact)}\n`);

try {
  const operationMs = Number(process.env.TEST_OPERATION_MS ?? "20");
  const membership = await join({
    host: thisHost(),
    appVersion: process.env.TEST_APP_VERSION ?? "1.0.0",
    createService: () => {
      say({ serving: process.pid });
      const service = fakeService({ operationMs });
      return {
        ...service,
        close: async () => {
          say({ closedWhileBusy: service.busy() });
          await service.close();
        },
      };
    },
    log: silentLogger,
  });
  say({ role: membership.role() });
  membership.onRoleChange((role) => say({ role }));
  membership.bridge.subscribe("snapshot", {}, ({ phase }) => say({ phase }));
  createInterface({ input: process.stdin }).on("line", (line) => void obey(line));
  async function obey(line: string): Promise<void> {
    const [verb, name, ...rest] = line.split(" ");
    if (verb === "call") {
      const reply = await membership.bridge.call(name as CallName, JSON.parse(rest.join(" ")));
      say({ reply: name, ok: reply.ok, code: reply.ok ? null : reply.failure.code });
    } else if (verb === "close") {
      await membership.close();
      say({ closed: true });
      process.exit(0);
    }
  }
} catch (error) {
  say({ failed: toFailure(error) });
  process.exit(1);
}
