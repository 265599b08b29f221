import type { FailureCode } from "../contract/failure.ts";
import { parseImageReference } from "../contract/image-reference.ts";
import { RockpoolError } from "../contract/rockpool-error.ts";
import type { Engine } from "../engine/engine.ts";
import type { EngineError } from "../engine/engine-error.ts";
import { engineFailure } from "../engine/engine-failure.ts";
import { registryFailure } from "./registry/registry-failure.ts";

interface Asked {
  engine: Engine;
  reference: string;
}

/** What an engine said of a pull that is not tried again, as a failure for people; the engine's words are its detail. */
export function pullFailure(
  error: EngineError,
  { engine, reference }: Asked,
  facts: Readonly<Record<string, string>> = {},
): RockpoolError {
  const { code } = engineFailure(error);
  const parsed = parseImageReference(reference);
  if (isOfRegistry(code) && !("problem" in parsed)) {
    const said = { reason: reasonOf(error), ...facts };
    const { failure } = registryFailure(code, { text: reference, parsed }, error.message, said);
    return new RockpoolError({ ...failure, detail: error.message }, { cause: error });
  }
  const context = { endpoint: engine.endpoint, image: reference };
  return new RockpoolError({ ...engineFailure(error, context), detail: error.message }, { cause: error });
}

/**
 * After the last try: `pull-interrupted` where something came, with the facts `attempts`, `reason` and `kept` (`layers` or
 * `nothing`); where nothing ever did, what the registry is like.
 */
export async function interruptedFailure(
  error: EngineError,
  { engine, reference, attempts, began }: Asked & { attempts: number; began: boolean },
): Promise<RockpoolError> {
  if (!began && (error.kind === "registry-unreachable" || error.kind === "registry-error")) {
    return pullFailure(error, { engine, reference }, { attempts: String(attempts) });
  }
  const store = await engine.facts().then(
    ({ imageStore }) => imageStore,
    () => "classic" as const,
  );
  const parsed = parseImageReference(reference);
  const facts = {
    image: reference,
    ...("problem" in parsed ? {} : { registry: parsed.domain }),
    attempts: String(attempts),
    reason: reasonOf(error),
    kept: store === "containerd" ? "layers" : "nothing",
  };
  const failure = { code: "pull-interrupted" as const, message: error.message, facts, detail: error.message };
  return new RockpoolError(failure, { cause: error });
}

type RegistryCode = Parameters<typeof registryFailure>[0];

function isOfRegistry(code: FailureCode): code is RegistryCode {
  return code.startsWith("registry-");
}

/** The last of a chain of causes: `connection reset by peer`. */
function reasonOf({ message }: EngineError): string {
  return message.slice(message.lastIndexOf(": ") + 1).trim();
}
