import { spawn } from "node:child_process";
import { existsSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { inCheckout } from "./checkout.mjs";
import { whyNoEngine } from "./find-engine.mjs";
import { run } from "./run.mjs";

/** What the suites need, as the program or file that shows it is there, and Debian's package for it. */
const parts = [
  { there: "/usr/sbin/dockerd", packages: ["docker.io"] },
  { there: "/usr/sbin/iptables", packages: ["iptables"] },
  { there: "/usr/bin/docker-registry", packages: ["docker-registry"] },
  { there: "/usr/bin/podman", packages: ["podman"] },
  { there: "/usr/bin/mmdebstrap", packages: ["mmdebstrap"] },
  { there: "/usr/bin/busybox", packages: ["busybox-static"] },
  { there: "/usr/sbin/ip", packages: ["iproute2"] },
  { there: "/usr/bin/chromium", packages: ["chromium"] },
  // As people have it who run a gateway by compose.
  { there: "/usr/bin/docker-compose", packages: ["docker-compose"] },
  { there: "/usr/bin/xvfb-run", packages: ["xvfb", "xauth"] },
  { there: "/usr/bin/dbus-run-session", packages: ["dbus", "dbus-daemon"] },
  { there: "/usr/share/fonts/truetype/dejavu", packages: ["fonts-dejavu-core"] },
  { there: "/usr/sbin/runuser", packages: ["util-linux"] },
];

/** A fresh container or a CI machine, where a test run may install what it needs. */
export function mayInstallParts() {
  return process.platform === "linux" && process.getuid?.() === 0 && existsSync("/etc/debian_version");
}

/** Installs what is missing and starts the engine. Throws with a sentence for a person. */
export async function ensureDebianParts() {
  const missing = parts.filter((part) => !existsSync(part.there)).flatMap((part) => part.packages);
  if (missing.length > 0) await install(missing);
  if ((await whyNoEngine()) !== null && process.env.DOCKER_HOST === undefined) await startEngine();
}

/** @param {string[]} packages */
async function install(packages) {
  console.log(`Installing ${packages.join(", ")} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const options = { quiet: true, env, minutes: 10 };
  await run("apt-get", ["-qq", "update"], options);
  // A machine made for one run needs no fsync after every file: half the time.
  const quick = ["-o", "Dpkg::Options::=--force-unsafe-io"];
  const args = ["-qq", "-y", "--no-install-recommends", ...quick, "install", ...packages];
  const { code, output } = await run("apt-get", args, options);
  if (code !== 0)
    throw new Error(`apt-get could not install them (exit code ${code}):\n${output.trim().slice(-2000)}`);
}

/** Where systemd runs the package has started it; in a container nobody has. It stays up for the next run. */
async function startEngine() {
  const logFile = inCheckout(".cache", "dockerd.log");
  mkdirSync(inCheckout(".cache"), { recursive: true });
  const log = openSync(logFile, "w");
  console.log("Starting dockerd …");
  const dockerd = spawn("/usr/sbin/dockerd", [], { stdio: ["ignore", log, log], detached: true });
  dockerd.unref();
  const deadline = Date.now() + 60_000;
  while ((await whyNoEngine()) !== null) {
    if (dockerd.exitCode !== null) throw new Error(`dockerd does not run here: ${lastLine(logFile)}`);
    if (Date.now() > deadline) throw new Error(`dockerd did not come up within 60 s: ${logFile} says why`);
    await sleep(250);
  }
}

/** @param {string} file */
function lastLine(file) {
  return readFileSync(file, "utf8").trim().split("\n").at(-1);
}
