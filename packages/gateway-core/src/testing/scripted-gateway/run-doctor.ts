import { setTimeout as delay } from "node:timers/promises";
import { print } from "./print.ts";
import { noteDoctor, readScript } from "./state-dir.ts";

/** `doctor --fix` in a container of its own. With `--json` it only reads and finds one thing to warn of. */
export async function runDoctor(args: readonly string[]): Promise<void> {
  if (args.includes("--json")) {
    const finding = {
      checkId: "scripted",
      severity: "warning",
      message: "A finding of the scripted gateway",
    };
    print(
      JSON.stringify({ schemaVersion: 1, ok: true, checksRun: 1, checksSkipped: 0, findings: [finding] }),
    );
    return;
  }
  const { code = 0, afterMs = 0 } = readScript(-1).doctor ?? {};
  print("doctor: looking at the state");
  await delay(afterMs);
  if (code === 0) noteDoctor(args);
  print(code === 0 ? "doctor: repaired" : "doctor: cannot repair this");
  process.exitCode = code;
}
