import { randomBytes } from "node:crypto";
import { text } from "node:stream/consumers";
import { afterAll, beforeAll, describe, expect, it, type TestContext } from "vitest";
import type { ContainerSpec } from "./container-spec.ts";
import type { ContainerDetails, Engine, EngineEvent } from "./engine.ts";
import { readTar, tarOf } from "./fake/tar.ts";

/** What a suite runs on: an engine with a tiny image that has `sh`, `cat` and `sleep`. */
export interface ContractSubject {
  engine: Engine;
  image: string;
  /** A directory of this host that bind mounts may use. */
  directory: string;
  /** What this engine needs a spec to say differently. */
  spec?: Partial<ContainerSpec>;
  /** Titles of what it is known not to do, with the reason. */
  skips?: Readonly<Record<string, string>>;
  dispose(): Promise<void>;
}

/** Everything the suite has programs do, so that a fake can do the same; see fake/contract-programs.ts. */
export const contractCommands = {
  forever: ["sh", "-c", "trap 'exit 0' TERM; echo ready; while true; do sleep 0.1; done"],
  deaf: ["sh", "-c", "trap '' TERM; while true; do sleep 0.1; done"],
  talk: ["sh", "-c", "echo out 1; echo err 1 >&2; echo out 2; exit 3"],
  echo: ["cat"],
  mixed: ["sh", "-c", "echo to out; echo to err >&2; exit 7"],
  environment: ["sh", "-c", "echo $GREETING"],
  utf8: ["sh", "-c", "printf 'h\\303\\251 \\360\\237\\246\\236\\n'; printf 'no newline'"],
} as const;

/**
 * What any Engine has to do, whoever implements it. `make` answers with the reason as text where the suite cannot run.
 */
export function describeEngine(name: string, make: () => Promise<ContractSubject | string>): void {
  describe(`${name} as an engine`, () => {
    let subject: ContractSubject | string;
    const prefix = `rockpool-contract-${randomBytes(4).toString("hex")}`;
    let count = 0;

    beforeAll(async () => {
      subject = await make();
    });
    afterAll(async () => {
      if (typeof subject === "string") return;
      const { engine } = subject;
      for (const { id, name: each } of await engine.listContainers()) {
        if (each.startsWith(prefix)) await engine.removeContainer(id, { force: true }).catch(() => {});
      }
      await subject.dispose();
    });

    /** Runs where there is an engine, else skips with the reason. */
    function check(title: string, body: (it: ContractSubject, spec: typeof specOf) => Promise<void>): void {
      it(title, async (context: TestContext) => {
        if (typeof subject === "string") return context.skip(subject);
        const known = subject.skips?.[title];
        if (known !== undefined) return context.skip(known);
        await body(subject, specOf);
      });
    }

    function specOf(overrides: Partial<ContainerSpec> = {}): ContainerSpec {
      count += 1;
      return {
        name: `${prefix}-${count}`,
        image: typeof subject === "string" ? "" : subject.image,
        command: contractCommands.forever,
        env: {},
        labels: { "dev.rockpool.test": "1", "dev.rockpool.contract": prefix },
        mounts: [],
        ports: [],
        extraHosts: [],
        init: true,
        capDrop: [],
        noNewPrivileges: true,
        restart: { name: "no" },
        stopTimeoutSeconds: 5,
        ...(typeof subject === "string" ? {} : subject.spec),
        ...overrides,
      };
    }

    /** A signal that comes before the program's trap is lost, or kills it. */
    async function ready({ engine }: ContractSubject, id: string): Promise<void> {
      await expect
        .poll(async () => (await collect(engine.logs(id, { follow: false }))).map(({ text: line }) => line))
        .toContain("ready");
    }

    async function started(it: ContractSubject, overrides: Partial<ContainerSpec> = {}): Promise<string> {
      const { id } = await it.engine.createContainer(specOf(overrides));
      await it.engine.startContainer(id);
      return id;
    }

    check("answers and tells who it is", async ({ engine }) => {
      await engine.ping();
      const facts = await engine.facts();
      expect(facts.endpoint).toBe(engine.endpoint);
      expect(facts.id).not.toBe("");
      expect(facts.apiVersion).toMatch(/^\d+\.\d+$/);
      expect(facts.memoryBytes).toBeGreaterThan(0);
    });

    check("creates, starts, stops and removes a container", async (it, spec) => {
      const { engine, image } = it;
      const wished = spec({
        env: { GREETING: "hello = world" },
        labels: { "dev.rockpool.contract": prefix, extra: "yes" },
      });
      const { id } = await engine.createContainer(wished);
      const created = await expectDetails(engine, id);
      expect(created).toMatchObject({
        id,
        name: wished.name,
        status: "created",
        imageReference: expect.stringMatching(new RegExp(`${image}$`)),
        startedAt: null,
        finishedAt: null,
        exitCode: null,
        health: "none",
        published: [],
      });
      expect(created.env.GREETING).toBe("hello = world");
      expect(created.labels.extra).toBe("yes");

      await engine.startContainer(id);
      await engine.startContainer(id);
      const running = await expectDetails(engine, wished.name);
      expect(running).toMatchObject({ id, status: "running", exitCode: null });
      expect(running.startedAt).toBeGreaterThan(0);
      await ready(it, id);

      await engine.stopContainer(id, 10);
      await engine.stopContainer(id, 10);
      expect(await expectDetails(engine, id)).toMatchObject({
        status: "exited",
        exitCode: 0,
        oomKilled: false,
      });

      await engine.removeContainer(id);
      expect(await engine.inspectContainer(id)).toBeNull();
    });

    check("lists by label, running ones only where asked", async ({ engine }) => {
      const mine = `${prefix}-list`;
      const labels = { "dev.rockpool.list": mine };
      const { id: still } = await engine.createContainer(specOf({ labels }));
      const { id: runs } = await engine.createContainer(specOf({ labels: { ...labels, second: "1" } }));
      await engine.startContainer(runs);
      const ids = async (filter: Parameters<Engine["listContainers"]>[0]) =>
        (await engine.listContainers(filter)).map(({ id }) => id).sort();

      expect(await ids({ labels: [`dev.rockpool.list=${mine}`] })).toEqual([still, runs].sort());
      expect(await ids({ labels: [`dev.rockpool.list=${mine}`], all: false })).toEqual([runs]);
      expect(await ids({ labels: [`dev.rockpool.list=${mine}`, "second"] })).toEqual([runs]);
      expect(await ids({ labels: ["dev.rockpool.list=nobody"] })).toEqual([]);
    });

    check("says what is missing and what is in the way", async ({ engine }, spec) => {
      const nobody = `${prefix}-nobody`;
      await expect(engine.startContainer(nobody)).rejects.toMatchObject({ kind: "not-found" });
      await expect(engine.stopContainer(nobody, 1)).rejects.toMatchObject({ kind: "not-found" });
      await expect(engine.removeContainer(nobody)).rejects.toMatchObject({ kind: "not-found" });
      await expect(engine.createContainer(spec({ image: "rockpool-test/nothing:1" }))).rejects.toMatchObject({
        kind: "not-found",
      });
      const first = spec();
      await engine.createContainer(first);
      await expect(engine.createContainer({ ...spec(), name: first.name })).rejects.toMatchObject({
        kind: "name-taken",
      });
    });

    check("does not make a bind mount's missing source", async ({ engine, directory }, spec) => {
      const missing = { kind: "bind", source: `${directory}/missing`, target: "/data" } as const;
      await expect(engine.createContainer(spec({ mounts: [missing] }))).rejects.toMatchObject({
        kind: "bad-request",
      });
    });

    check("refuses what a container's state does not allow", async ({ engine }, spec) => {
      const { id } = await engine.createContainer(spec());
      await expect(engine.killContainer(id, "SIGKILL")).rejects.toMatchObject({ kind: "conflict" });
      await expect(engine.exec(id, execOf(contractCommands.mixed))).rejects.toMatchObject({
        kind: "conflict",
      });
      await engine.startContainer(id);
      await expect(engine.removeContainer(id)).rejects.toMatchObject({ kind: "conflict" });
      await engine.removeContainer(id, { force: true });
    });

    check("waits for an end, and tells one by SIGKILL from one by itself", async (it) => {
      const id = await started(it, { command: contractCommands.deaf });
      const waiting = it.engine.waitContainer(id);
      await it.engine.stopContainer(id, 0);
      expect(await waiting).toEqual({ exitCode: 137 });
      expect(await it.engine.waitContainer(id)).toEqual({ exitCode: 137 });
    });

    check("gives up waiting when told so", async (it) => {
      const id = await started(it);
      const control = new AbortController();
      const waiting = it.engine.waitContainer(id, { signal: control.signal });
      control.abort();
      await expect(waiting).rejects.toMatchObject({ kind: "aborted" });
    });

    check("publishes ports really, and names a taken one", async (it, spec) => {
      const port = 20_000 + Math.floor(Math.random() * 10_000);
      const ports = [{ hostIp: "127.0.0.1", hostPort: port, containerPort: 18789 }];
      const id = await started(it, { ports });
      expect((await expectDetails(it.engine, id)).published).toEqual(ports);
      const labels = [`dev.rockpool.contract=${prefix}`];
      const listed = (await it.engine.listContainers({ labels })).find((each) => each.id === id);
      expect(listed?.published).toEqual(ports);

      const { id: second } = await it.engine.createContainer(spec({ ports }));
      await expect(it.engine.startContainer(second)).rejects.toMatchObject({ kind: "port-taken" });
      expect((await expectDetails(it.engine, second)).status).toBe("created");

      await it.engine.stopContainer(id, 5);
      expect((await expectDetails(it.engine, id)).published).toEqual([]);
    });

    check("tells what happens, from its first event on", async ({ engine }, spec) => {
      const control = new AbortController();
      const seen: EngineEvent[] = [];
      const { name: each, ...rest } = spec();
      let id = "";
      for await (const event of engine.events(control.signal)) {
        if (event.action === "connected") {
          ({ id } = await engine.createContainer({ ...rest, name: each }));
          await engine.startContainer(id);
          void engine
            .killContainer(id, "SIGKILL")
            .then(() => engine.waitContainer(id))
            .then(() => engine.removeContainer(id));
        }
        if (event.type === "container" && event.id === id) seen.push(event);
        if (event.action === "destroy" && event.id === id) control.abort();
      }
      const life = ["create", "start", "die", "destroy"];
      const actions = seen.map(({ action }) => action).filter((action) => life.includes(action));
      expect(actions).toEqual(life);
      const died = seen.find(({ action }) => action === "die");
      expect(died?.attributes).toMatchObject({ name: each, exitCode: "137" });
      expect(Math.abs((died?.at ?? 0) - Date.now())).toBeLessThan(60_000);
    });

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

    check("puts and gets archives before the first start, with owner and mode", async ({ engine }, spec) => {
      const { id } = await engine.createContainer(spec());
      const tar = await tarOf([
        { name: "secret", mode: 0o600, uid: 1234, gid: 4321, data: "key" },
        { name: "folder/", mode: 0o700, uid: 1234, gid: 4321, data: "" },
      ]);
      await engine.putArchive(id, "/home/node", tar);
      const got = await engine.getArchive(id, "/home/node/secret");
      expect(got && (await readTar(got))).toEqual([
        { name: "secret", mode: 0o600, uid: 1234, gid: 4321, data: "key" },
      ]);
      const folder = await engine.getArchive(id, "/home/node/folder");
      expect(folder && (await readTar(folder))).toMatchObject([{ name: "folder/", mode: 0o700, uid: 1234 }]);

      expect(await engine.getArchive(id, "/home/node/nothing")).toBeNull();
      await expect(engine.putArchive(id, "/nowhere", tar)).rejects.toMatchObject({ kind: "not-found" });
      await expect(engine.getArchive(`${prefix}-nobody`, "/etc")).rejects.toMatchObject({
        kind: "not-found",
      });
    });

    check("keeps what is in a volume, and knows volumes by name", async ({ engine }, spec) => {
      const volume = `${prefix}-volume`;
      expect(await engine.inspectVolume(volume)).toBeNull();
      await engine.createVolume(volume, { "dev.rockpool.test": "1" });
      await engine.createVolume(volume, {});
      expect(await engine.inspectVolume(volume)).toMatchObject({
        name: volume,
        labels: { "dev.rockpool.test": "1" },
      });

      const mounts = [{ kind: "volume", source: volume, target: "/data" }] as const;
      const { id } = await engine.createContainer(spec({ mounts }));
      await engine.putArchive(
        id,
        "/data",
        await tarOf([{ name: "kept", mode: 0o644, uid: 0, gid: 0, data: "yes" }]),
      );
      expect((await expectDetails(engine, id)).mounts).toEqual(mounts);
      await expect(engine.removeVolume(volume)).rejects.toMatchObject({ kind: "conflict" });
      await engine.removeContainer(id);

      const { id: next } = await engine.createContainer(spec({ mounts }));
      const kept = await engine.getArchive(next, "/data/kept");
      expect(kept && (await readTar(kept))).toMatchObject([{ data: "yes" }]);
      await engine.removeContainer(next);
      await engine.removeVolume(volume);
      await expect(engine.removeVolume(volume)).rejects.toMatchObject({ kind: "not-found" });
    });

    check("knows images", async ({ engine, image }, spec) => {
      expect(await engine.inspectImage("rockpool-test/nothing:1")).toBeNull();
      const details = await engine.inspectImage(image);
      expect(details?.id).toMatch(/^sha256:/);
      // Podman puts the registry it takes for granted before it.
      expect(details?.tags.some((tag) => tag.endsWith(image))).toBe(true);
      expect((await engine.inspectImage(details?.id ?? ""))?.id).toBe(details?.id);
      const { id } = await engine.createContainer(spec());
      expect((await expectDetails(engine, id)).imageId).toBe(details?.id);
      await expect(engine.removeImage("rockpool-test/nothing:1")).rejects.toMatchObject({
        kind: "not-found",
      });
    });
  });
}

function execOf(command: readonly string[]) {
  return { command, stdin: false, tty: false };
}

async function expectDetails(engine: Engine, id: string): Promise<ContainerDetails> {
  const details = await engine.inspectContainer(id);
  if (details === null) throw new Error(`There is no container ${id}`);
  return details;
}

async function collect<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}
