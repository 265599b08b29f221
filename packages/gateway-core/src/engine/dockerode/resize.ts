import type Docker from "dockerode";
import type { TerminalSize } from "../engine.ts";
import { dial } from "./dial.ts";

/** `what` is `/exec/<id>` or `/containers/<id>`. Podman answers 201, which dockerode takes for a failure. */
export async function resize(docker: Docker, what: string, { columns, rows }: TerminalSize): Promise<void> {
  await dial(docker, {
    path: `${what}/resize?`,
    method: "POST",
    options: { w: columns, h: rows },
    statusCodes: { 200: true, 201: true },
  });
}
