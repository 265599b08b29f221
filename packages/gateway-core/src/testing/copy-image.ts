import http from "node:http";
import { text } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

/** Gives an engine an image that another has, both by their unix sockets: `docker save` and `docker load` in one stream. */
export async function copyImage(fromEndpoint: string, toEndpoint: string, tag: string): Promise<void> {
  const saved = await request(fromEndpoint, "GET", `/images/${encodeURIComponent(tag)}/get`).sent();
  const load = request(toEndpoint, "POST", "/images/load?quiet=1");
  await pipeline(saved, load.body, { end: true });
  const answer = await text(await load.sent());
  if (answer.includes('"error"')) throw new Error(`The engine did not take ${tag}: ${answer}`);
}

function request(endpoint: string, method: string, path: string) {
  const socketPath = endpoint.replace(/^unix:\/\//, "");
  const headers = method === "POST" ? { "Content-Type": "application/x-tar" } : {};
  const body = http.request({ socketPath, method, path, headers });
  const answer = new Promise<http.IncomingMessage>((resolve, reject) => {
    body.on("error", reject);
    body.on("response", (response) => {
      if (response.statusCode === 200) resolve(response);
      else reject(new Error(`${method} ${path}: HTTP ${response.statusCode}`));
    });
  });
  return {
    body,
    sent: () => {
      if (method === "GET") body.end();
      return answer;
    },
  };
}
