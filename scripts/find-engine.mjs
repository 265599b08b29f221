import { existsSync } from "node:fs";
import http from "node:http";
import { homedir } from "node:os";
import path from "node:path";

/** How long an engine may take to answer a ping, in ms. */
const patience = 3_000;

/**
 * Why the tests that need a real engine cannot run, or null when one answers where those tests look for it.
 * @returns {Promise<string | null>}
 */
export async function whyNoEngine() {
  const host = process.env.DOCKER_HOST;
  if (host !== undefined && !host.startsWith("unix://")) return null;
  const sockets = host === undefined ? usualSockets() : [host.slice("unix://".length)];
  const reasons = [];
  for (const socket of sockets.filter((candidate) => existsSync(candidate))) {
    const reason = await ping(socket);
    if (reason === null) return null;
    reasons.push(`${socket}: ${reason}`);
  }
  return reasons.length > 0
    ? `no container engine answers (${reasons.join("; ")})`
    : "there is no container engine";
}

function usualSockets() {
  return ["/var/run/docker.sock", path.join(homedir(), ".docker", "run", "docker.sock")];
}

/**
 * @param {string} socketPath
 * @returns {Promise<string | null>}
 */
function ping(socketPath) {
  return new Promise((resolve) => {
    const request = http.get({ socketPath, path: "/_ping", timeout: patience }, (response) => {
      response.resume();
      resolve(response.statusCode === 200 ? null : `HTTP ${response.statusCode}`);
    });
    request.on("timeout", () => request.destroy(new Error(`no answer within ${patience / 1000} s`)));
    request.on("error", (error) => resolve(error.message));
  });
}
