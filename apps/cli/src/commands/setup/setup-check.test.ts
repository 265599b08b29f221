import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";
import { names, serviceWith } from "./testing/setup-service.ts";

describe("setup --check", () => {
  test("tells engine, what is here, data and reachability, and begins nothing", async () => {
    const cli = runCli(["setup", "--check"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toMatch(/Memory +good +8 GB/);
    expect(cli.stdout()).toContain("/home/ada/.openclaw/workspace");
    expect(cli.stdout()).toMatch(/registry\.npmjs\.org:443 +reached/);
    expect(names(cli.service)).toEqual([
      ...["setup.checks", "setup.found", "setup.storage", "setup.reachability"],
    ]);
  });

  test("what is in the way is told by the exit code, and what cannot be asked hides nothing", async () => {
    const service = serviceWith({
      "setup.checks": () => ({
        checks: [{ id: "port", state: "bad", facts: { port: "18789", holder: "nginx", freePort: "18790" } }],
      }),
      "setup.reachability": () => {
        throw new RockpoolError({ code: "image-missing", message: "none" });
      },
    });
    const cli = runCli(["setup", "--check"], { service });
    expect(await cli.exit).toBe(1);
    expect(cli.stdout()).toContain(
      "18789 is taken by nginx. Take another: rockpool config set network.port 18790",
    );
    expect(cli.stdout()).toContain("not asked");
    const json = runCli(["setup", "--check", "--json"], { service });
    expect(await json.exit).toBe(1);
    expect(json.documents()).toMatchObject([
      {
        ok: false,
        checks: { checks: [{ id: "port" }] },
        reachability: { failure: { code: "image-missing" } },
      },
    ]);
  });
});
