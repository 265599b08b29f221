import { spawn } from "node:child_process";

/** Runs a script as a person would have it in a file; answers with its output and its time in seconds. Rejects on failure. */
export function shell(
  script: string,
  env: NodeJS.ProcessEnv = process.env,
): Promise<{ seconds: number; output: string }> {
  const startedAt = performance.now();
  const child = spawn("sh", ["-euc", script], { env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const collect = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout.on("data", collect);
  child.stderr.on("data", collect);
  return new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve({ seconds: (performance.now() - startedAt) / 1000, output });
      else reject(new Error(`exit code ${code}: ${output.slice(-2000)}`));
    });
  });
}

/** A loop as in the documentation: 50 ms between two requests, until the answer is 200. */
export function curlUntil(url: string): string {
  return `until curl -fs -o /dev/null -m 2 ${url}; do sleep 0.05; done`;
}
