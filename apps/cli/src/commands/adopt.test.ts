import { fakeAdoption } from "@rockpool/gateway-core/router/testing/fake-adoption";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

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
  [["adopt", composeGateway.name], "--watch or --operate"],
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
  const none = runCli(["release"], { service: fakeService() });
  expect(await none.exit).toBe(0);
  expect(none.stderr()).toContain("nothing to let go of");
});
