import type { Checkpoint, CheckpointPart } from "@rockpool/gateway-core/contract/checkpoint";
import { fakeImages } from "@rockpool/gateway-core/router/testing/fake-images";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const checkpoint: Checkpoint = fakeImages.checkpoint;

function service(parts: CheckpointPart[] = ["state"]) {
  const fake = fakeService({ running: true });
  fake.setSnapshot({
    goBack: { checkpointId: checkpoint.id, version: checkpoint.version, at: checkpoint.at },
  });
  const [part] = checkpoint.parts;
  if (!part) throw new Error("the fake has one");
  const older = { ...checkpoint, id: "older", parts: parts.map((name) => ({ ...part, name })) };
  const handlers = { ...fake.handlers, "checkpoints.list": () => ({ checkpoints: [checkpoint, older] }) };
  return { ...fake, handlers };
}
const wentBack = ({ called }: { called: readonly { name: string; input: unknown }[] }) =>
  called.filter(({ name }) => name === "gateway.rollBack").map(({ input }) => input);

test("--list tells the copies", async () => {
  const cli = runCli(["rollback", "--list"], { service: service() });
  expect(await cli.exit).toBe(0);
  const [head, first] = cli.stdout().split("\n");
  expect(head).toMatch(/^Id +When +Version +Size +Made$/);
  expect(first).toMatch(/^20261125-120000-ab12 .*2026.* 2026\.4\.29 +120 MB +before another version$/);
  const inJson = runCli(["rollback", "--list", "--json"], { service: service() });
  await inJson.exit;
  expect(JSON.parse(inJson.stdout())).toMatchObject([checkpoint, { id: "older" }]);
});

test("without an id it is the one that the snapshot offers, named by its id", async () => {
  const fake = service();
  const cli = runCli(["rollback", "--yes"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(wentBack(fake)).toEqual([{ checkpointId: checkpoint.id, workspace: false }]);
  expect(cli.stdout()).toContain("Back to 2026.4.29, as it was ");
  expect(cli.stdout()).toMatch(/Goes back +the image, rockpool\/openclaw:2026\.4\.29-npm\n +state, 120 MB\n/);
  expect(cli.stdout()).toMatch(/Stays +your workspace, as it is now\n +What is there now is kept/);
  expect(cli.stdout()).toMatch(/✓ Back: .*, at http:\/\/127\.0\.0\.1:18789\n$/);
});

test("--workspace puts the workspace back, where the copy has one", async () => {
  const fake = service(["state", "workspace"]);
  const cli = runCli(["rollback", "older", "--workspace", "--yes"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(wentBack(fake)).toEqual([{ checkpointId: "older", workspace: true }]);
  expect(cli.stdout()).not.toContain("as it is now");
  const without = runCli(["rollback", "--workspace", "--yes"], { service: fake });
  expect(await without.exit).toBe(2);
  expect(without.stderr()).toContain(`The copy ${checkpoint.id} holds no workspace`);
  expect(wentBack(fake)).toHaveLength(1);
});

test("it asks in a terminal, and needs --yes without one", async () => {
  const fake = service();
  const piped = runCli(["rollback"], { service: fake });
  expect(await piped.exit).toBe(3);
  expect(piped.stderr()).toContain("--yes");
  const refused = runCli(["rollback"], { service: fake, tty: true });
  await refused.says("Go back? [y/N]");
  refused.stdin.write("n\n");
  expect(await refused.exit).toBe(3);
  expect(wentBack(fake)).toEqual([]);
  const agreed = runCli(["rollback"], { service: fake, tty: true });
  await agreed.says("Go back? [y/N]");
  agreed.stdin.write("y\n");
  expect(await agreed.exit).toBe(0);
  expect(wentBack(fake)).toHaveLength(1);
});

test.each([
  [["rollback", "--yes"], "None was made, or none is left."],
  [["rollback", "nothing-like-it", "--yes"], "The copy nothing-like-it is not there."],
])("%j without a copy is said", async (args, said) => {
  const fake = fakeService({ running: true });
  const cli = runCli(args, { service: fake });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain(said);
  expect(wentBack(fake)).toEqual([]);
});

test("--json ends with what runs now", async () => {
  const cli = runCli(["rollback", "--yes", "--json"], { service: service() });
  expect(await cli.exit).toBe(0);
  expect(cli.documents().at(-1)).toMatchObject({
    event: "result",
    ok: true,
    exitCode: 0,
    version: "2026.9.6",
  });
  expect(cli.stderr()).toBe("");
});
