import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import { modelProgram } from "./model/model-program.ts";

export interface ModelSession {
  /** Resolves when it listens; rejects with RockpoolError `gateway-not-healthy` when it ends before. */
  ready: Promise<void>;
  /** Resolves when it has ended; never rejects. */
  ended: Promise<void>;
  /** Ends it, and with it the container. */
  close(): void;
}

/** Runs the model server inside the demo's container, on its loopback: no port of this host, no process of this host. */
export async function startModel(engine: Engine, id: string): Promise<ModelSession> {
  const session = await engine.exec(id, {
    command: ["node", "-e", modelProgram],
    env: { ROCKPOOL_DEMO: "1" },
    stdin: true,
    tty: false,
  });
  let complaint = "";
  session.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString("utf8")).slice(-2000);
  });
  const ended = session.exit.then(
    () => {},
    () => {},
  );
  const ready = new Promise<void>((resolve, reject) => {
    // All it ever says there is that it listens.
    session.stdout.on("data", () => resolve());
    void ended.then(() =>
      reject(
        new RockpoolError({
          code: "gateway-not-healthy",
          message: "The demo's model server ended",
          ...(complaint === "" ? {} : { detail: complaint }),
          actions: [{ kind: "retry" }],
        }),
      ),
    );
  });
  ready.catch(() => {});
  return { ready, ended, close: () => session.close() };
}
