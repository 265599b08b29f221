import { expect } from "vitest";
import type { Engine, EngineEvent } from "../engine.ts";
import { contractCommands } from "./contract-commands.ts";
import { type Check, execOf, expectDetails, type SuiteKit } from "./suite-kit.ts";

/** What happens to a container, from its creation to its end. */
export function lifeChecks(check: Check, kit: SuiteKit): void {
  const { prefix, spec: specOf, started, ready } = kit;

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
      startedAt: null,
      finishedAt: null,
      exitCode: null,
      health: "none",
      published: [],
    });
    // Podman puts the registry it takes for granted before it.
    expect(created.imageReference.endsWith(image)).toBe(true);
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
    const [listed] = await engine.listContainers({ labels: [`dev.rockpool.list=${mine}`] });
    for (const word of contractCommands.forever) expect(listed?.command).toContain(word);
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
    await ready(it, id);
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
}
