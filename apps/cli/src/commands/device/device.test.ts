import { fakeConnecting } from "@rockpool/gateway-core/router/testing/fake-connecting";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const { devices, people } = fakeConnecting;
const asked = (fake: ReturnType<typeof fakeService>, prefix: string) =>
  fake.called.filter(({ name }) => name.startsWith(prefix) && !name.endsWith(".list"));

test("device list tells who waits and who was let in, and which is ours", async () => {
  const cli = runCli(["device", "list"], { service: fakeService() });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/req-1 +Ada's phone +ios +192\.168\.1\.20 +operator, operator\.read/);
  expect(cli.stdout()).toMatch(/d0 +Rockpool dashboard \(Rockpool's own\) +linux/);
  const inJson = runCli(["device", "list", "--json"], { service: fakeService() });
  await inJson.exit;
  expect(JSON.parse(inJson.stdout())).toEqual(devices);
});

test.each(["approve", "reject"])("device %s takes the beginning of an id", async (answer) => {
  const fake = fakeService();
  const cli = runCli(["device", answer, "req"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(asked(fake, "devices.")).toMatchObject([
    { name: `devices.${answer}`, input: { requestId: "req-1" } },
  ]);
  expect(cli.stdout()).toContain("Ada's phone");
});

test("device approve answers no request that is not there", async () => {
  const fake = fakeService();
  const cli = runCli(["device", "approve", "nope"], { service: fake });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain("rockpool device list");
  expect(asked(fake, "devices.")).toEqual([]);
});

test("device revoke waits for a yes", async () => {
  const fake = fakeService();
  const cli = runCli(["device", "revoke", "d0"], { service: fake });
  expect(await cli.exit).toBe(3);
  expect(cli.stderr()).toContain("--yes");
  expect(asked(fake, "devices.")).toEqual([]);
  const sure = runCli(["device", "revoke", "d0", "--yes", "--json"], { service: fake });
  expect(await sure.exit).toBe(0);
  expect(JSON.parse(sure.stdout())).toMatchObject({ ok: true, deviceId: "d0" });
  expect(asked(fake, "devices.")).toMatchObject([{ name: "devices.revoke", input: { deviceId: "d0" } }]);
});

test("device rename", async () => {
  const fake = fakeService();
  const cli = runCli(["device", "rename", "d0", "Desk"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(asked(fake, "devices.")).toMatchObject([{ input: { deviceId: "d0", name: "Desk" } }]);
});

test("people list tells who wants to talk", async () => {
  const cli = runCli(["people", "list"], { service: fakeService() });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/request-7 +Grace +Telegram +4711/);
  const inJson = runCli(["people", "list", "--json"], { service: fakeService() });
  await inJson.exit;
  expect(JSON.parse(inJson.stdout())).toEqual(people);
});

test.each(["approve", "dismiss"])("people %s", async (answer) => {
  const fake = fakeService();
  const cli = runCli(["people", answer, "request-7"], { service: fake });
  expect(await cli.exit).toBe(0);
  expect(asked(fake, "people.")).toMatchObject([
    {
      name: `people.${answer}`,
      input: { channel: "telegram", accountId: "default", requestId: "request-7" },
    },
  ]);
  expect(cli.stdout()).toContain("Grace");
});
