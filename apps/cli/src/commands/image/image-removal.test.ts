import { RockpoolError } from "@rockpool/gateway-core/contract/rockpool-error";
import { fakeImages } from "@rockpool/gateway-core/router/testing/fake-images";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

const name = "rockpool/openclaw:2026.4.29-npm";
const changing = new Set(["images.remove", "images.cleanUp"]);
const changed = ({ called }: { called: readonly { name: string }[] }) =>
  called.filter((call) => changing.has(call.name)).map((call) => call.name);

describe.each([
  ["remove", ["image", "remove", name], "images.remove", "Remove it? [y/N]"],
  ["clean", ["image", "clean"], "images.cleanUp", "Remove these 2 images? [y/N]"],
])("%s", (_name, args, call, question) => {
  test("--dry-run says what goes and stays, and does nothing", async () => {
    const cli = runCli([...args, "--dry-run"]);
    expect(await cli.exit).toBe(0);
    expect(cli.stdout()).toMatch(/^ {2}Goes +.*rockpool\/openclaw:2026\.4\.29-npm/m);
    expect(cli.stdout()).toMatch(/stays?/i);
    expect(cli.stdout()).toMatch(/at most \d+ MB/i);
    expect(changed(cli.service)).toEqual([]);
    const inJson = runCli([...args, "--dry-run", "--json"]);
    await inJson.exit;
    expect(inJson.documents()).toMatchObject([{ ok: true, dryRun: true, bytes: expect.any(Number) }]);
    expect(changed(inJson.service)).toEqual([]);
  });

  test("without a terminal it waits for --yes", async () => {
    const cli = runCli(args);
    expect(await cli.exit).toBe(3);
    expect(cli.stderr()).toContain("--yes");
    expect(changed(cli.service)).toEqual([]);
    const inJson = runCli([...args, "--json"], { tty: true });
    expect(await inJson.exit).toBe(3);
    expect(inJson.documents()).toMatchObject([
      { ok: false, exitCode: 3, preview: { bytes: expect.any(Number) } },
    ]);
    const yes = runCli([...args, "--yes"]);
    expect(await yes.exit).toBe(0);
    expect(changed(yes.service)).toEqual([call]);
    expect(yes.stdout()).toContain("✓ Removed ");
  });

  test.each([
    ["y\n", 0, [call]],
    ["Yes\n", 0, [call]],
    ["n\n", 3, []],
    ["\n", 3, []],
    ["yesterday\n", 3, []],
  ])("in a terminal %j ends with %i", async (answer, exit, calls) => {
    const cli = runCli(args, { tty: true });
    await cli.says(question);
    cli.stdin.write(answer);
    expect(await cli.exit).toBe(exit);
    expect(changed(cli.service)).toEqual(calls);
    expect(cli.stderr().includes("Nothing was changed.")).toBe(exit === 3);
  });

  test("the end of input is no yes, and Ctrl-C none either", async () => {
    const ended = runCli(args, { tty: true });
    await ended.says(question);
    ended.stdin.end();
    expect(await ended.exit).toBe(3);
    const interrupted = runCli(args, { tty: true });
    await interrupted.says(question);
    interrupted.interrupt();
    expect(await interrupted.exit).toBe(130);
    expect(changed(interrupted.service)).toEqual([]);
  });
});

test("a removal of one name says that the image stays", async () => {
  const service = fakeService();
  const preview = { ...fakeImages.removal, deletes: false, bytes: 0 };
  const handlers = {
    ...service.handlers,
    "images.previewRemoval": () => preview,
    "images.remove": () => preview,
  };
  const cli = runCli(["image", "remove", name, "--yes"], { service: { ...service, handlers } });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toMatch(/Stays +the image sha256:77aa77aa77aa$/m);
  expect(cli.stdout()).toContain(`✓ Removed ${name}.\n`);
});

test("an image in use is refused before anybody is asked", async () => {
  const failure = { code: "image-in-use" as const, message: "in use", facts: { holder: "rockpool-gateway" } };
  const service = fakeService();
  const handlers = {
    ...service.handlers,
    "images.previewRemoval": () => {
      throw new RockpoolError(failure);
    },
  };
  const cli = runCli(["image", "remove", name, "--yes"], { service: { ...service, handlers } });
  expect(await cli.exit).toBe(1);
  expect(cli.stderr()).toContain("The container rockpool-gateway was made from");
});

test("a clean-up with nothing to do asks nothing", async () => {
  const service = fakeService();
  const images = fakeImages.list.images.filter(({ keptBecause }) => keptBecause !== null);
  const handlers = { ...service.handlers, "images.list": () => ({ images, leftovers: [] }) };
  const cli = runCli(["image", "clean"], { service: { ...service, handlers } });
  expect(await cli.exit).toBe(0);
  expect(cli.stdout()).toContain("Nothing to clean up");
  expect(changed(service)).toEqual([]);
});
