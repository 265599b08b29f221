/** The first process of `lsof -Fpc`: lines `p<pid>`, then `c<command>`. */
export function lsofListener(output: string): { pid: number; name?: string } | null {
  const lines = output.split("\n");
  const pid = lines.find((line) => /^p\d+$/.test(line));
  if (pid === undefined) return null;
  const name = lines.find((line) => line.startsWith("c"))?.slice(1);
  return { pid: Number(pid.slice(1)), ...(name ? { name } : {}) };
}

/**
 * The process id in a line of `netstat -ano` that listens on the port for 127.0.0.1 or for every address. The state's
 * word is translated on a Windows in another language; a listener is known by its foreign port 0.
 */
export function netstatPid(output: string, port: number): number | null {
  for (const line of output.split(/\r?\n/)) {
    const [protocol, local, foreign, , pid] = line.trim().split(/\s+/);
    if (protocol !== "TCP" || !foreign?.endsWith(":0") || pid === undefined) continue;
    if (local === `127.0.0.1:${port}` || local === `0.0.0.0:${port}`) return Number(pid);
  }
  return null;
}

/** The image name in a line of `tasklist /FO CSV /NH`: `"node.exe","1234",…`. It says something else where there is none. */
export function tasklistName(output: string): string | null {
  return /^"([^"]+)","\d+"/.exec(output.trim())?.[1] ?? null;
}
