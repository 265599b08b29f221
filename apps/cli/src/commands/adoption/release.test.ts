import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

function takenOver() {
  const fake = fakeService({ running: true });
  fake.setSnapshot({ adoption: { kind: "taken-over", name: "claw", at: 0, undoable: "yes" } });
  return fake;
}

const inputOf = ({ called }: { called: readonly { name: string; input: unknown }[] }, call: string) =>
  called.filter(({ name }) => name === call).map(({ input }) => input);

test("a gateway that was taken over is not let go of by chance", async () => {
  const fake = takenOver();
  const cli = runCli(["release"], { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain("Put it back with --undo");
  expect(inputOf(fake, "adoption.letGo")).toEqual([]);
});

test("nor is our own", async () => {
  const cli = runCli(["release"], { service: fakeService({ running: true }) });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain("--dir FOLDER");
});

test("--undo says what goes and what stays, and waits for a yes", async () => {
  const fake = takenOver();
  const asked = runCli(["release", "--undo"], { service: fake });
  expect(await asked.exit).toBe(3);
  expect(asked.stdout()).toContain("Rockpool's container");
  expect(asked.stdout()).toContain("the old container claw, which runs again");
  expect(inputOf(fake, "adoption.undoTakeOver")).toEqual([]);
  const cli = runCli(["release", "--undo", "--yes"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(inputOf(fake, "adoption.undoTakeOver")).toEqual([{}]);
});

test("--forget-old removes it after a yes only", async () => {
  const fake = takenOver();
  const asked = runCli(["release", "--forget-old"], { service: fake });
  expect(await asked.exit).toBe(3);
  const dry = runCli(["release", "--forget-old", "--dry-run", "--json"], { service: fake });
  await dry.exit;
  expect(dry.documents()).toEqual([{ ok: true, dryRun: true, container: "claw" }]);
  expect(inputOf(fake, "adoption.forgetOld")).toEqual([]);
  const cli = runCli(["release", "--forget-old", "--yes"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(inputOf(fake, "adoption.forgetOld")).toEqual([{}]);
});

test.each(["--undo", "--forget-old"])("%s says when nothing was taken over", async (option) => {
  const cli = runCli(["release", option, "--yes"], { service: fakeService() });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain("A gateway that was taken over is not there");
});

test("--dir wants secrets to be said yes to, and then writes", async () => {
  const fake = takenOver();
  const without = runCli(["release", "--dir", "/srv/claw", "--yes"], { service: fake });
  expect(await without.exit).toBe(2);
  expect(without.stderr()).toContain("OPENCLAW_GATEWAY_TOKEN: only in the container's environment");
  expect(inputOf(fake, "adoption.giveBack")).toEqual([]);
  const args = ["release", "--dir", "/srv/claw", "--format", "run", "--with-secrets", "--yes"];
  const cli = runCli(args, { service: fake });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("cd /srv/claw && sh run-openclaw.sh");
  expect(inputOf(fake, "adoption.giveBack")).toEqual([
    { format: "run", secrets: true, directory: "/srv/claw", overwrite: false },
  ]);
});

test("--dir --dry-run shows the files, and asks for no secret", async () => {
  const fake = takenOver();
  const cli = runCli(["release", "--dir", "/srv/claw", "--with-secrets", "--dry-run"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("# docker-compose.yml");
  expect(cli.stdout()).toContain("openclaw-gateway: {}");
  expect(inputOf(fake, "adoption.previewGiveBack")).toEqual([{ format: "compose", secrets: false }]);
  expect(inputOf(fake, "adoption.giveBack")).toEqual([]);
});

test.each([
  [["--undo", "--dir", "/x"], "exclude each other"],
  [["--with-secrets"], "--with-secrets belongs to --dir"],
  [["--dir", "/x", "--format", "helm"], "--format helm is not a form"],
])("release %j is refused in words", async (args, words) => {
  const cli = runCli(["release", ...args], { service: takenOver() });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(words);
});
