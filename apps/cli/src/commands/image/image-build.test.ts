import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fakeService } from "@rockpool/gateway-core/router/testing/fake-service";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runCli } from "../../testing/run-cli.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "rockpool-build-"));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const built = ({ called }: { called: readonly { name: string; input: unknown }[] }) =>
  called.filter(({ name }) => name === "images.build").map(({ input }) => input);
const sha256 = "ab".repeat(32);

test.each([
  [["--from-npm", "2026.9.6"], { kind: "npm", version: "2026.9.6" }],
  [
    ["--from-npm", "v2026.9.1-beta.1", "--base", "node:24", "--tag", "openclaw:mine"],
    { kind: "npm", version: "2026.9.1-beta.1", base: "node:24", tag: "openclaw:mine" },
  ],
  [
    ["--from-release", "v2026.9.6", "--sha256", sha256.toUpperCase(), "--browser"],
    { kind: "release", version: "2026.9.6", sha256, arguments: { browser: true } },
  ],
  [
    [
      "--from-source",
      "../openclaw",
      "--apt",
      "git curl",
      "--pip",
      "x",
      "--extensions",
      "a,b",
      "--docker-cli",
    ],
    {
      kind: "source",
      folder: path.resolve("../openclaw"),
      arguments: { aptPackages: "git curl", pipPackages: "x", extensions: "a,b", dockerCli: true },
    },
  ],
])("%j is sent as what it means", async (args, source) => {
  const cli = runCli(["image", "build", ...args]);
  expect(await cli.exit).toBe(0);
  expect(built(cli.service)).toEqual([{ source }]);
  expect(cli.stdout()).toContain("✓ Built rockpool/openclaw:2026.9.6-npm, ");
});

test("a build from source takes along what the settings say, and an option wins", async () => {
  const service = fakeService();
  const settings = [
    ["build.aptPackages", "ffmpeg git"],
    ["build.extensions", "matrix"],
    ["build.browser", "yes"],
  ];
  for (const [key = "", value = ""] of settings)
    await runCli(["config", "set", key, value], { service }).exit;
  const cli = runCli(["image", "build", "--from-source", "/src", "--extensions", ""], { service });
  expect(await cli.exit).toBe(0);
  expect(built(cli.service)).toEqual([
    {
      source: {
        ...{ kind: "source", folder: "/src" },
        arguments: { aptPackages: "ffmpeg git", extensions: "", browser: true },
      },
    },
  ]);
  const other = runCli(["image", "build", "--from-npm", "2026.9.6"], { service });
  await other.exit;
  expect(built(other.service).at(-1)).toEqual({ source: { kind: "npm", version: "2026.9.6" } });
});

describe("on another image", () => {
  const derived = (lines: string) => ({ source: { kind: "derived", from: "openclaw:local", lines } });

  test("the instructions come from a file", async () => {
    const file = path.join(folder, "More");
    await writeFile(file, "# mine\nRUN echo one\n");
    const cli = runCli(["image", "build", "--from-image", "openclaw:local", "--dockerfile", file]);
    expect(await cli.exit).toBe(0);
    expect(built(cli.service)).toEqual([derived("# mine\nRUN echo one\n")]);
  });

  test("or from standard input", async () => {
    const cli = runCli(["image", "build", "--from-image", "openclaw:local", "--dockerfile", "-"]);
    cli.stdin.end("RUN echo two\n");
    expect(await cli.exit).toBe(0);
    expect(built(cli.service)).toEqual([derived("RUN echo two\n")]);
  });

  test.each([
    ["FROM node\nRUN x\n", "begins with FROM"],
    ["# nothing\n\n", "is empty"],
    [`RUN ${"x".repeat(20_000)}`, "longer than 20,000 characters"],
  ])("%#: a file that cannot be meant is refused", async (text, said) => {
    const cli = runCli(["image", "build", "--from-image", "openclaw:local", "--dockerfile", "-"]);
    cli.stdin.end(text);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(said);
    expect(built(cli.service)).toEqual([]);
  });

  test("a file that is not there is named by its full path", async () => {
    const cli = runCli(["image", "build", "--from-image", "openclaw:local", "--dockerfile", "no-such-file"]);
    expect(await cli.exit).toBe(2);
    expect(cli.stderr()).toContain(`${path.resolve("no-such-file")} cannot be read (ENOENT)`);
  });
});

test.each([
  [[], "--from-npm VERSION, --from-release VERSION, --from-source FOLDER or --from-image REFERENCE"],
  [["--from-npm", "2026.9.6", "--from-source", "."], "--from-npm and --from-source cannot go together"],
  [["--from-npm", "latest"], "--from-npm latest is not a version"],
  [["--from-release", "9.6"], "--from-release 9.6 is not a version"],
  [["--from-release", "2026.9.6", "--sha256", "abc"], "--sha256 abc is not a checksum"],
  [["--from-npm", "2026.9.6", "--apt", "git"], "--apt goes with --from-release and --from-source only"],
  [["--from-source", ".", "--sha256", sha256], "--sha256 goes with --from-release only"],
  [["--from-release", "2026.9.6", "--base", "node"], "--base goes with --from-npm only"],
  [["--from-source", ".", "--dockerfile", "x"], "--dockerfile goes with --from-image only"],
  [["--from-image", "openclaw:local"], "--from-image needs --dockerfile"],
  [["--from-image", "Not Valid", "--dockerfile", "x"], "cannot be read as an image name"],
  [["--from-npm", "2026.9.6", "--tag", "Not Valid"], "cannot be read as an image name"],
])("%j is a usage error with what to type", async (args, said) => {
  const cli = runCli(["image", "build", ...args]);
  expect(await cli.exit).toBe(2);
  expect(cli.stderr()).toContain(said);
  expect(built(cli.service)).toEqual([]);
});

describe("what the build prints", () => {
  const begin = async (args: string[]) => {
    const service = fakeService({ operationMs: Number.POSITIVE_INFINITY });
    const cli = runCli(["image", "build", "--from-npm", "2026.9.6", ...args], { service });
    await expect.poll(() => service.snapshot().imageOperation?.id).toBeDefined();
    await expect.poll(() => service.subscribers("snapshot")).toBe(1);
    const operationId = service.snapshot().imageOperation?.id ?? "";
    return { service, cli, operationId };
  };

  test("is shown with --verbose, of this build only and without what moves the cursor", async () => {
    const { service, cli, operationId } = await begin(["-v"]);
    await expect.poll(() => service.subscribers("buildOutput")).toBe(1);
    service.push("buildOutput", { operationId: "another", lines: ["of before"], reset: true });
    service.push("buildOutput", { operationId, lines: ["#1 one", "\u001b[2Jtwo\r"], reset: true });
    service.finishOperation();
    expect(await cli.exit).toBe(0);
    expect(cli.stderr()).toContain("#1 one\ntwo\n");
    expect(cli.stderr()).not.toContain("of before");
    expect(service.subscribers("buildOutput")).toBe(0);
  });

  test("is an event with --json", async () => {
    const { service, cli, operationId } = await begin(["-v", "--json"]);
    await expect.poll(() => service.subscribers("buildOutput")).toBe(1);
    service.push("buildOutput", { operationId, lines: ["one"], reset: true });
    service.finishOperation();
    await cli.exit;
    expect(cli.documents()).toContainEqual({ event: "output", lines: ["one"] });
  });

  test("is left out else, but for the last lines of one that failed", async () => {
    const { service, cli } = await begin([]);
    expect(service.subscribers("buildOutput")).toBe(0);
    const detail = Array.from({ length: 30 }, (_, line) => `line ${line}.`).join("\n");
    service.finishOperation({ code: "build-failed", message: "exit 1", detail, facts: { step: "RUN npm" } });
    expect(await cli.exit).toBe(1);
    expect(cli.stderr()).toContain("│ line 29.");
    expect(cli.stderr()).not.toContain("line 9.");
    expect(cli.stderr()).toContain("RUN npm");
  });
});
