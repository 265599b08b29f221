import { text } from "node:stream/consumers";
import { expect } from "vitest";
import { contractCommands } from "./contract-commands.ts";
import { type Check, collect, execOf, type SuiteKit } from "./suite-kit.ts";

/** What comes out of a container, and what goes into it. */
export function streamChecks(check: Check, kit: SuiteKit): void {
  const { started, ready } = kit;

  check("reads logs: both streams, a tail, since a moment", async (it) => {
    const id = await started(it, { command: contractCommands.talk });
    expect(await it.engine.waitContainer(id)).toEqual({ exitCode: 3 });
    const all = await collect(it.engine.logs(id, { follow: false }));
    expect(all.filter(({ stream }) => stream === "stdout").map((line) => line.text)).toEqual([
      "out 1",
      "out 2",
    ]);
    expect(all.filter(({ stream }) => stream === "stderr").map((line) => line.text)).toEqual(["err 1"]);
    expect(all.every(({ at }) => at !== null && Math.abs(at - Date.now()) < 60_000)).toBe(true);

    expect(await collect(it.engine.logs(id, { follow: false, tail: 1 }))).toHaveLength(1);
    expect(await collect(it.engine.logs(id, { follow: false, since: Date.now() + 60_000 }))).toEqual([]);
  });

  check("keeps characters whole, and a last line without its end", async (it) => {
    const id = await started(it, { command: contractCommands.utf8 });
    await it.engine.waitContainer(id);
    const lines = await collect(it.engine.logs(id, { follow: false }));
    expect(lines.map((line) => line.text)).toEqual(["hé 🦞", "no newline"]);
  });

  check("follows a log until the container ends, or the reader", async (it) => {
    const id = await started(it);
    await ready(it, id);
    const control = new AbortController();
    for await (const line of it.engine.logs(id, { follow: true, signal: control.signal })) {
      expect(line.text).toBe("ready");
      control.abort();
    }
    const followed = collect(it.engine.logs(id, { follow: true, tail: 0 }));
    await it.engine.stopContainer(id, 5);
    expect(await followed).toEqual([]);
  });

  check("samples a running container", async (it) => {
    const id = await started(it);
    const control = new AbortController();
    const samples = [];
    for await (const sample of it.engine.stats(id, control.signal)) {
      if (samples.push(sample) === 2) control.abort();
    }
    expect(samples[1]?.cpuPercent).toBeGreaterThanOrEqual(0);
    expect(samples[1]?.memoryBytes).toBeGreaterThan(0);
  });

  check("executes with separate streams, an exit code, and its environment", async (it) => {
    const id = await started(it);
    const session = await it.engine.exec(id, execOf(contractCommands.mixed));
    const [out, err] = await Promise.all([text(session.stdout), text(session.stderr)]);
    expect({ out, err, exit: await session.exit }).toEqual({ out: "to out\n", err: "to err\n", exit: 7 });

    const greeting = await it.engine.exec(id, {
      ...execOf(contractCommands.environment),
      env: { GREETING: "hé 🦞" },
    });
    greeting.stderr.resume();
    expect(await text(greeting.stdout)).toBe("hé 🦞\n");
    expect(await greeting.exit).toBe(0);
  });

  check("closes an exec's stdin without losing its answer", async (it) => {
    const id = await started(it);
    const session = await it.engine.exec(id, { ...execOf(contractCommands.echo), stdin: true });
    session.stderr.resume();
    const long = "0123456789".repeat(50_000);
    session.stdin.end(long);
    expect(await text(session.stdout)).toBe(long);
    expect(await session.exit).toBe(0);
  });

  check("executes with a terminal that can be resized, and lets go when closed", async (it) => {
    const id = await started(it);
    const session = await it.engine.exec(id, { ...execOf(contractCommands.echo), stdin: true, tty: true });
    await session.resize({ columns: 132, rows: 50 });
    session.stdin.write("hello\n");
    const first = await new Promise<Buffer>((resolve) => session.stdout.once("data", resolve));
    expect(first.toString()).toContain("hello");
    session.close();
    expect(await session.exit).toBe(130);
  });

  check("attaches before the start, so that nothing is missed", async ({ engine }, spec) => {
    const { id } = await engine.createContainer(
      spec({ command: contractCommands.echo, openStdin: true, autoRemove: true }),
    );
    const session = await engine.attach(id, { tty: false });
    session.stderr.resume();
    const ended = engine.waitContainer(id, { next: true });
    await engine.startContainer(id);
    session.stdin.end("from the first byte\n");
    expect(await text(session.stdout)).toBe("from the first byte\n");
    expect(await ended).toEqual({ exitCode: 0 });
    await expect.poll(() => engine.inspectContainer(id)).toBeNull();
  });
}
