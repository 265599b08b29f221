import { defineConfig } from "vitest/config";

const engineTests = "**/*.engine.test.ts";
/** Those that start OpenClaw itself, which takes long and shares what it has staged. */
const realGatewayTests = [
  "packages/gateway-core/src/{connecting,openclaw}/**/*.engine.test.ts",
  "packages/gateway-core/src/{faults/both-eras,service/{demo,adopt-real,take-over-real,import-real,connecting}}.engine.test.ts",
];
const screenTests = [
  "packages/ui/src/**/*.test.{ts,tsx}",
  "apps/*/src/{renderer,screens}/**/*.test.{ts,tsx}",
];

/** In ms, for a busy machine with two processors; a test that needs it waits for the wrong thing. */
const patience = 20_000;
/** For `expect.poll`, whose own second is over before a busy machine has started a process. */
const expectPatience = { poll: { timeout: 15_000 } };

/** A build machine may be as slow as it likes: what passes at a second try is named in the report, and is no failure. */
const retry = process.env.CI ? 1 : 0;

const onTheEngine = {
  environment: "node",
  // Containers start slowly on a busy machine, and two files at once would make them slower.
  maxWorkers: 1,
  testTimeout: 120_000,
  retry,
  expect: expectPatience,
  hookTimeout: 240_000,
} as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "unit",
          environment: "node",
          testTimeout: patience,
          retry,
          expect: expectPatience,
          include: ["{apps,packages}/*/src/**/*.test.ts", "scripts/**/*.test.ts"],
          exclude: [engineTests, ...screenTests],
        },
      },
      {
        test: {
          name: "ui",
          environment: "jsdom",
          testTimeout: patience,
          retry,
          expect: expectPatience,
          include: screenTests,
          setupFiles: ["packages/ui/vitest.setup.ts"],
        },
      },
      {
        test: {
          ...onTheEngine,
          name: "engine",
          include: [`{apps,packages}/*/src/${engineTests}`],
          exclude: realGatewayTests,
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...onTheEngine,
          name: "gateway",
          include: realGatewayTests,
          sequence: { groupOrder: 2 },
        },
      },
      {
        test: {
          name: "e2e",
          environment: "node",
          include: ["{apps,packages}/*/e2e/**/*.e2e.ts"],
          maxWorkers: 1,
          testTimeout: 120_000,
          retry,
          expect: expectPatience,
          hookTimeout: 120_000,
          sequence: { groupOrder: 3 },
        },
      },
    ],
  },
});
