import { fakeAdoption } from "@rockpool/gateway-core/router/testing/fake-adoption";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const { composeGateway } = fakeAdoption;
const adopted = ({ called }: { called: readonly { name: string; input: unknown }[] }) =>
  called.filter(({ name }) => name === "adoption.adopt").map(({ input }) => input);

test("--list tells what there is, whom it is open to, and no secret", async () => {
  const cli = runCli(["adopt", "--list"], { service: fakeService() });
  expect(await cli.exit).toBe(0);
  const [head, first, second] = cli.stdout().split("\n");
  expect(head).toMatch(/^Name +From +Version +Runs +Address$/);
  expect(first).toMatch(
    /^openclaw-openclaw-gateway-1 +compose project openclaw +2026\.9\.6 +yes +0\.0\.0\.0:18789$/,
  );
  expect(second).toMatch(/^native +installed here /);
  expect(cli.stderr()).toContain("openclaw-openclaw-gateway-1 is open to the network.");
  expect(cli.stderr()).toContain("secrets in its environment: OPENCLAW_GATEWAY_TOKEN.");
  const inJson = runCli(["adopt", "--list", "--json"], { service: fakeService() });
  await inJson.exit;
  expect(JSON.parse(inJson.stdout())).toMatchObject({ gateways: [{ id: composeGateway.id }, {}] });
});

test.each([composeGateway.name, "openclaw/openclaw-gateway"])("operates %s", async (name) => {
  const fake = fakeService();
  const cli = runCli(["adopt", name, "--operate"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(adopted(fake)).toEqual([{ id: composeGateway.id, mode: "operate" }]);
  expect(cli.stdout()).toContain("Operating openclaw-openclaw-gateway-1");
  expect(cli.stderr()).toContain("openclaw-openclaw-cli-1 lives in its network");
});

test("guesses no name, and says what there is", async () => {
  const fake = fakeService();
  const cli = runCli(["adopt", "openclaw", "--watch"], { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain("There are openclaw-openclaw-gateway-1, native.");
  expect(adopted(fake)).toEqual([]);
});

test.each([
  [["adopt", composeGateway.name], "--watch, --operate, --take-over or --import"],
  [["adopt", composeGateway.name, "--watch", "--operate"], "exclude each other"],
])("%j says what is missing", async (args, words) => {
  const fake = fakeService();
  const cli = runCli(args, { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(words);
  expect(adopted(fake)).toEqual([]);
});

test("release lets go, and says when there is nothing to let go of", async () => {
  const fake = fakeService();
  fake.setSnapshot({
    adoption: {
      kind: "adopted",
      mode: "watch",
      name: composeGateway.name,
      identity: composeGateway.identity,
      companions: [],
      missing: false,
    },
  });
  const cli = runCli(["release"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain(`Let go of ${composeGateway.name}. It goes on as it is.`);
  const without = fakeService();
  without.setSnapshot({ gateway: { ...without.snapshot().gateway, container: null } });
  const none = runCli(["release"], { service: without });
  expect(await none.exit).toBe(0);
  expect(none.stderr()).toContain("nothing to let go of");
});

const inputOf = ({ called }: { called: readonly { name: string; input: unknown }[] }, call: string) =>
  called.filter(({ name }) => name === call).map(({ input }) => input);

test("--take-over tells every difference, waits for a yes, and takes the safer values asked for", async () => {
  const fake = fakeService();
  const asked = runCli(["adopt", composeGateway.name, "--take-over"], { service: fake });
  expect(await asked.exit).toBe(3);
  expect(asked.stdout()).toContain("Published address: 0.0.0.0:18789");
  expect(asked.stdout()).toContain("--safer published:18789: This computer only");
  expect(asked.stdout()).toContain("Whoever is on your network can reach it.");
  expect(asked.stdout()).toContain("openclaw-openclaw-cli-1, goes");
  expect(asked.stdout()).toContain("Carried as it is: Ulimits.");
  expect(asked.stderr()).toContain("Add --yes");
  expect(inputOf(fake, "adoption.takeOver")).toEqual([]);

  const one = ["adopt", composeGateway.name, "--take-over", "--yes", "--safer", "published:18789"];
  const cli = runCli(one, { service: fake });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain(`${composeGateway.name} is kept, stopped`);
  const all = runCli(["adopt", composeGateway.name, "--take-over", "--yes", "--all-safer"], {
    service: fake,
  });
  await all.exit;
  expect(inputOf(fake, "adoption.takeOver")).toEqual([
    { id: composeGateway.id, safer: ["published:18789"] },
    { id: composeGateway.id, safer: ["published:18789", "secret:OPENCLAW_GATEWAY_TOKEN"] },
  ]);
});

test("--take-over --dry-run shows the docker line and does nothing", async () => {
  const fake = fakeService();
  const cli = runCli(["adopt", composeGateway.name, "--take-over", "--dry-run"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain(fakeAdoption.preview.command);
  const json = runCli(["adopt", composeGateway.name, "--take-over", "--dry-run", "--json"], {
    service: fake,
  });
  await json.exit;
  expect(json.documents()).toEqual([{ ok: true, dryRun: true, preview: fakeAdoption.preview }]);
  expect(inputOf(fake, "adoption.takeOver")).toEqual([]);
});

test("--import says what is copied where, and copies it", async () => {
  const fake = fakeService();
  const args = ["adopt", "native", "--import", "--into", "/srv/claw", "--no-workspace", "--stop-source"];
  const wanted = {
    id: fakeAdoption.nativeGateway.id,
    into: { kind: "bind", path: "/srv/claw" },
    workspace: false,
    stopSource: true,
  };
  const dry = runCli([...args, "--dry-run"], { service: fake });
  expect(await dry.exit).toBe(0);
  expect(dry.stdout()).toMatch(/State +bind:\/home\/ada\/\.openclaw → bind:\/home\/ada\/rockpool\/state/);
  expect(inputOf(fake, "adoption.import")).toEqual([]);
  const cli = runCli(args, { service: fake });
  expect(await cli.exit).toBe(0);
  expect(inputOf(fake, "adoption.import")).toEqual([wanted]);
  expect(cli.stdout()).toContain("rockpool up");
});

test.each([
  [["--watch", "--safer", "x"], "--safer belongs to --take-over."],
  [["--take-over", "--into", "/x"], "--into belongs to --import."],
  [["--import", "--into", "/x", "--volume", "y"], "--into, --volume exclude each other."],
  [["--import", "--take-over"], "--take-over, --import exclude each other."],
])("adopt NAME %j is refused in words", async (args, words) => {
  const fake = fakeService();
  const cli = runCli(["adopt", composeGateway.name, ...args], { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(words);
  expect(inputOf(fake, "adoption.import")).toEqual([]);
});
