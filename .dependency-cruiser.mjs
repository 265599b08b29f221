// The arrows of docs/architecture.md. `pnpm run check` fails on a wrong one, and when it sees too few modules to be true.
const core = "^packages/gateway-core/src";
/** Not shipped: tests, what they share, and the page that shows every state of the screens. */
const tests = "[.]test[.]tsx?$|/(testing|gallery)/|[.]e2e[.]ts$";

/**
 * Folders of the core from the bottom up; a folder may import those before it and none after it.
 * @type {[string, string][]}
 */
const coreOrder = [
  ["contract", "nothing but zod"],
  ["host", "this computer, as data"],
  ["engine", "a container engine behind a port"],
  ["gateway", "the wished-for gateway, as data"],
  ["health|openclaw|images|checkpoints|logs|stats|settings|compose", "capabilities beside each other"],
  ["lifecycle", "observe, plan, run"],
  ["adoption|connecting", "what runs already; who talks to the gateway"],
  ["onboarding|demo", "the way to a first message"],
  ["service", "composes, owns the state"],
  ["router", "calls and topics over any transport"],
  ["sharing", "one service process at a time"],
];

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const coreRules = coreOrder.slice(0, -1).map(([folder, what], index) => ({
  name: `core-${folder.split("|")[0]}-imports-downwards`,
  comment: `${folder}: ${what}`,
  severity: "error",
  from: { path: `${core}/(${folder})(/|[.]ts$)`, pathNot: tests },
  to: {
    path: `${core}/(${coreOrder
      .slice(index + 1)
      .map(([above]) => above)
      .join("|")})(/|[.]ts$)`,
  },
}));

/** @type {import("dependency-cruiser").IForbiddenRuleType[]} */
const rules = [
  {
    name: "no-cycles",
    severity: "error",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
  {
    name: "no-unresolvable",
    severity: "error",
    from: {},
    to: { couldNotResolve: true, pathNot: "[.](css|svg|png|woff2)$" },
  },
  {
    name: "contract-imports-only-zod",
    severity: "error",
    from: { path: `${core}/contract/`, pathNot: tests },
    to: { pathNot: `${core}/contract/|node_modules/zod/` },
  },
  {
    name: "core-knows-no-shell",
    severity: "error",
    from: { path: "^packages/gateway-core/" },
    to: { path: "^(apps|packages/(ui|messages))/" },
  },
  {
    name: "messages-know-only-the-contract",
    severity: "error",
    from: { path: "^packages/messages/src" },
    to: { path: "^(apps/|packages/ui/)|^packages/gateway-core/(?!src/contract/)" },
  },
  {
    name: "ui-knows-only-contract-and-messages",
    severity: "error",
    from: { path: "^packages/ui/src" },
    to: { path: "^apps/|^packages/gateway-core/(?!src/contract/)" },
  },
  {
    name: "ui-without-node",
    severity: "error",
    from: { path: "^packages/ui/src", pathNot: tests },
    to: { dependencyTypes: ["core"] },
  },
  {
    name: "electron-in-its-shell-only",
    severity: "error",
    from: { pathNot: "^apps/desktop/(src/(main|preload)|e2e)/" },
    to: { path: "(^|node_modules/)electron(-store)?(/|$)" },
  },
  {
    name: "dockerode-behind-the-engine-port-only",
    severity: "error",
    from: { pathNot: `${core}/engine/|node_modules/` },
    to: { path: "(^|node_modules/)(@types/)?dockerode(/|$)" },
  },
  {
    name: "primitives-in-components-only",
    severity: "error",
    from: { pathNot: "^packages/ui/src/components/|node_modules/" },
    to: { path: "(^|node_modules/)@base-ui/react(/|$)" },
  },
  {
    name: "apps-know-not-each-other",
    severity: "error",
    from: { path: "^apps/([^/]+)/" },
    to: { path: "^apps/", pathNot: "^apps/$1/" },
  },
  {
    name: "pages-know-only-screens",
    comment: "a page runs in a browser: the bridge it is given is all it has of the core",
    severity: "error",
    from: { path: "^apps/[^/]+/src/(renderer|screens)/", pathNot: tests },
    to: {
      path: "^packages/gateway-core/src/(?!contract/|router/)|^apps/[^/]+/src/(?!renderer/|screens/|shared/)",
    },
  },
  {
    name: "products-import-no-tests",
    severity: "error",
    from: { pathNot: tests },
    to: { path: tests },
  },
  ...coreRules,
];

export default {
  forbidden: rules,
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/(out|dist)/" },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".json", ".css"],
    },
  },
};
