import { probeHosts } from "./probe-hosts.ts";

/**
 * What runs in the container: `node -e <this>` with a `ProbeJob` as JSON on standard input, up to its end. One line on
 * standard output: a list of `ProbeAnswer`.
 */
export const probeProgram = `"use strict";
const modules = { dns: require("node:dns"), net: require("node:net"), tls: require("node:tls") };
const probeHosts = ${String(probeHosts)};
let text = "";
process.stdin.setEncoding("utf8");
process.stdin.on("data", (chunk) => { text += chunk; });
process.stdin.on("end", async () => {
  const answers = await probeHosts(modules, process.env, JSON.parse(text));
  process.stdout.write(JSON.stringify(answers) + "\\n", () => process.exit(0));
});
`;
