import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const names = ({ called }: { called: readonly { name: string }[] }) => called.map(({ name }) => name);

test("says what goes and what stays, and removes after a yes", async () => {
  const service = fakeService({ running: true });
  const cli = runCli(["remove", "--yes"], { service });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/Goes +the container rockpool-gateway/);
  expect(cli.stdout()).toMatch(/Stays +state, sign-ins and workspace\n/);
  expect(names(service)).toContain("gateway.remove");
});

test("without a yes nothing goes", async () => {
  const service = fakeService({ running: true });
  const cli = runCli(["remove"], { service });
  expect(await cli.exit).toBe(3);
  expect(cli.stderr()).toContain("--yes");
  const inJson = runCli(["remove", "--json"], { service });
  expect(await inJson.exit).toBe(3);
  expect(names(service)).not.toContain("gateway.remove");
});

test("where there is no container it says so", async () => {
  const service = fakeService();
  const { gateway } = service.snapshot();
  service.setSnapshot({ gateway: { ...gateway, container: null } });
  const cli = runCli(["remove", "--json"], { service });
  expect(await cli.exit).toBe(0);
  expect(cli.documents()).toEqual([{ ok: true, exitCode: 0, removed: null }]);
});
