import { buildExitCode } from "../build-exit-code.ts";
import type { BuildEvent } from "../engine.ts";

/**
 * The steps of a builder that tells them as text: the classic one (`Step 2/3 : RUN make`, ` ---> Using cache`) and Podman
 * (`STEP 2/3: RUN make`, `--> Using cache`). A step ends where the next begins.
 */
export class ClassicSteps {
  #current: { id: string; name: string; of: number } | null = null;
  #cached = false;

  /** What a line of text says about the steps; nothing for most of them. */
  *read(line: string): Generator<BuildEvent> {
    const found = /^step (\d+)\/(\d+) ?: (.+)$/i.exec(line);
    if (found === null) {
      if (/^ ?-+> Using cache/.test(line)) this.#cached = true;
      return;
    }
    yield* this.finish();
    this.#current = { id: found[1] ?? "", name: found[3] ?? "", of: Number(found[2]) };
    yield { kind: "step", ...this.#current, state: "active" };
  }

  /** The step that was last begun is done. */
  *finish(): Generator<BuildEvent> {
    if (this.#current !== null)
      yield { kind: "step", ...this.#current, state: this.#cached ? "cached" : "done" };
    this.#current = null;
    this.#cached = false;
  }

  /** The step that was last begun has failed. */
  *fail(error: string, code: number | undefined): Generator<BuildEvent> {
    if (this.#current === null) return;
    const exitCode = buildExitCode(error) ?? code;
    yield {
      ...{ kind: "step", ...this.#current, state: "failed", error },
      ...(exitCode === undefined ? {} : { exitCode }),
    };
    this.#current = null;
  }
}
