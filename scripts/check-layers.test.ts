import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, expect, test } from "vitest";
import config from "../.dependency-cruiser.mjs";
import { checkLayers } from "./check-layers.mjs";

const core = "packages/gateway-core/src";

/** A wrong import for every rule: who imports what. */
const planted: [rule: string, from: string, to: string][] = [
  ["no-cycles", `${core}/host/a.ts`, `${core}/host/b.ts`],
  ["no-unresolvable", `${core}/host/a.ts`, "not-a-package"],
  ["contract-imports-only-zod", `${core}/contract/a.ts`, `${core}/host/b.ts`],
  ["core-knows-no-shell", `${core}/service.ts`, "packages/messages/src/b.ts"],
  ["messages-know-only-the-contract", "packages/messages/src/a.ts", `${core}/host/b.ts`],
  ["ui-knows-only-contract-and-messages", "packages/ui/src/a.tsx", `${core}/service.ts`],
  ["ui-without-node", "packages/ui/src/a.tsx", "node:fs"],
  ["electron-in-its-shell-only", "apps/cli/src/a.ts", "electron"],
  ["electron-in-its-shell-only", "apps/desktop/src/renderer/a.ts", "electron-store"],
  ["dockerode-behind-the-engine-port-only", `${core}/lifecycle/a.ts`, "dockerode"],
  ["primitives-in-components-only", "packages/ui/src/features/a.tsx", "@base-ui/react"],
  ["apps-know-not-each-other", "apps/cli/src/a.ts", "apps/desktop/src/main/b.ts"],
  ["pages-know-only-screens", "apps/desktop/src/renderer/a.ts", `${core}/service.ts`],
  ["products-import-no-tests", `${core}/host/a.ts`, `${core}/testing/b.ts`],
  ["core-contract-imports-downwards", `${core}/contract/a.ts`, `${core}/engine/b.ts`],
  ["core-host-imports-downwards", `${core}/host/a.ts`, `${core}/engine/b.ts`],
  ["core-engine-imports-downwards", `${core}/engine/a.ts`, `${core}/gateway/b.ts`],
  ["core-gateway-imports-downwards", `${core}/gateway/a.ts`, `${core}/openclaw/b.ts`],
  ["core-health-imports-downwards", `${core}/logs/a.ts`, `${core}/lifecycle/b.ts`],
  ["core-lifecycle-imports-downwards", `${core}/lifecycle/a.ts`, `${core}/service.ts`],
  ["core-adoption-imports-downwards", `${core}/adoption/a.ts`, `${core}/onboarding/b.ts`],
  ["core-onboarding-imports-downwards", `${core}/demo/a.ts`, `${core}/service.ts`],
  ["core-service-imports-downwards", `${core}/service.ts`, `${core}/sharing/b.ts`],
  ["core-router-imports-downwards", `${core}/router/a.ts`, `${core}/sharing/b.ts`],
];

const folder = mkdtempSync(path.join(tmpdir(), "rockpool-layers-"));

afterEach(() => rmSync(folder, { recursive: true, force: true }));

test.each(planted)("%s: %s may not import %s", async (rule, from, to) => {
  const wanted = to.includes("/src/") ? relativeImport(from, to) : to;
  write(from, `import { thing } from "${wanted}";\nexport const other = thing;\n`);
  // The other half of a cycle, and otherwise a file like any.
  if (to.includes("/src/"))
    write(to, rule === "no-cycles" ? `export { other as thing } from "./a.ts";\n` : file);

  const { violations } = await checkLayers(folder, [from]);

  expect(violations.map((violation) => violation.split(":")[0])).toContain(rule);
});

test("an import in the right direction is fine", async () => {
  write(`${core}/engine/a.ts`, `import { thing } from "../contract/b.ts";\nexport const other = thing;\n`);
  write(`${core}/contract/b.ts`, file);

  const { modules, violations } = await checkLayers(folder, [`${core}/engine/a.ts`, `${core}/contract/b.ts`]);

  expect({ modules, violations }).toEqual({ modules: 2, violations: [] });
});

test("every rule has been seen to bite", () => {
  const bitten = new Set(planted.map(([rule]) => rule));
  expect(config.forbidden.map(({ name }) => name).filter((name) => name && !bitten.has(name))).toEqual([]);
});

const file = "export const thing = 1;\n";

function write(name: string, text: string) {
  const full = path.join(folder, name);
  mkdirSync(path.dirname(full), { recursive: true });
  writeFileSync(full, text);
}

function relativeImport(from: string, to: string) {
  const relative = path.posix.relative(path.posix.dirname(from), to);
  return relative.startsWith(".") ? relative : `./${relative}`;
}
