import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { endpoint } from "./scratch-service.ts";

/** What a person does in a terminal, behind Rockpool's back. */
export async function docker(...args: string[]): Promise<string> {
  const { stdout } = await promisify(execFile)("docker", ["-H", endpoint, ...args]);
  return stdout;
}
