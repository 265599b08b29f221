import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { expect, test } from "vitest";
import { runCli } from "../testing/run-cli.ts";

const names = ({ called }: { called: readonly { name: string }[] }) => called.map(({ name }) => name);

test("repair is told as what it is", async () => {
  const service = fakeService({ running: true });
  const cli = runCli(["repair"], { service });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("Repaired. Running at http://127.0.0.1:18789");
  expect(names(service)).toContain("gateway.repair");
  const dry = runCli(["repair", "--dry-run"], { service });
  expect(await dry.exit).toBe(0);
});

test("--owner says what changes and what stays, and waits for a yes", async () => {
  const service = fakeService();
  const asked = runCli(["repair", "--owner", "workspace"], { service });
  expect(await asked.exit).toBe(3);
  expect(names(service)).not.toContain("setup.repairOwner");
  const cli = runCli(["repair", "--owner", "workspace", "--yes"], { service });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(
    /Changes +the owner of \/home\/ada\/\.openclaw\/workspace and all .*1000:1000\n/,
  );
  expect(cli.stdout()).toMatch(/Stays +what the files hold\n/);
  expect(cli.stdout()).toContain("0 owners changed.");
  const inJson = runCli(["repair", "--owner", "state", "--yes", "--json"], { service });
  expect(await inJson.exit).toBe(0);
  expect(inJson.documents()).toMatchObject([{ ok: true, place: "state", changed: 0, left: 0 }]);
});

test("--owner knows two places", async () => {
  const cli = runCli(["repair", "--owner", "/etc", "--yes"], { service: fakeService() });
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain('--owner takes state or workspace, not "/etc"');
});
